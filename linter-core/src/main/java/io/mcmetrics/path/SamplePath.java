package io.mcmetrics.path;

import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import java.util.List;
import java.util.Optional;

/**
 * The path of samples from a URL to Grafana, as far as the tree tells.
 *
 * @param resolution where the URL leads
 * @param proxyHops the proxies that forward them, in their order
 * @param receives the receivers that get them from the sender
 * @param ingestors the receivers that store them: others if those forward them
 * @param queriers the queriers that query these stores
 * @param datasources the data sources of Grafana that query these queriers
 */
public record SamplePath(
    Resolution resolution,
    List<ProxyHop> proxyHops,
    List<Receive> receives,
    List<Receive> ingestors,
    List<Querier> queriers,
    List<Datasource> datasources) {
  /** Keeps its own lists. */
  public SamplePath {
    proxyHops = List.copyOf(proxyHops);
    receives = List.copyOf(receives);
    ingestors = List.copyOf(ingestors);
    queriers = List.copyOf(queriers);
    datasources = List.copyOf(datasources);
  }

  /** Returns the container ports at which they arrive, behind all proxies. */
  public List<ContainerPort> targets() {
    return ProxyHops.targets(resolution, proxyHops);
  }

  /** Returns the only such port; empty if there is none, or there are several. */
  public Optional<ContainerPort> soleTarget() {
    List<ContainerPort> all = targets();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }
}
