package io.mcmetrics.path;

import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import java.util.List;

/**
 * The way of samples from a URL on, as far as the tree tells.
 *
 * @param resolution where the URL leads
 * @param handovers the proxies that hand them on, in their order
 * @param receives the receivers that take them
 * @param keepers the receivers that keep them; the same, unless those hand them on
 * @param queriers those that ask the keepers
 * @param datasources those of Grafana that ask the queriers
 */
public record SamplePath(
    Resolution resolution,
    List<ProxyHop> handovers,
    List<Receive> receives,
    List<Receive> keepers,
    List<Querier> queriers,
    List<Datasource> datasources) {
  /** Keeps its own lists. */
  public SamplePath {
    handovers = List.copyOf(handovers);
    receives = List.copyOf(receives);
    keepers = List.copyOf(keepers);
    queriers = List.copyOf(queriers);
    datasources = List.copyOf(datasources);
  }

  /** Returns the ports at which they arrive, behind all proxies. */
  public List<ContainerPort> targets() {
    return ProxyHops.targets(resolution, handovers);
  }
}
