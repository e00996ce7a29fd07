package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.path.Backend;
import io.mcmetrics.rules.analysis.ServicePorts;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The Service that a URL for queries names.
 *
 * @param url where it is named
 * @param cluster the cluster of who asks
 */
public record QueriedService(Fleet fleet, Located url, Cluster cluster, Backend backend) {
  /** Returns what is wrong with the name or the port; empty if there are pods behind them. */
  public Optional<Problem> problem() {
    if (backend.services().isEmpty()) {
      return anotherName();
    }
    Service service = backend.services().get(0);
    String name = backend.address().service();
    if (!backend.address().pod().isEmpty() && !service.isHeadless()) {
      return Optional.of(
          Problem.at(
                  url,
                  "no pod has a name of its own below Service `%s`, which is not headless",
                  name)
              .see(service, "the Service")
              .atMost(service.sight().limit()));
    }
    boolean hasNoPort =
        backend.ports().isEmpty() && !service.isHeadless() && service.arePortsKnown();
    return hasNoPort && backend.port() instanceof Known<String> port
        ? Optional.of(
            Problem.at(
                    url,
                    "Service `%s` has no port %s; it has %s",
                    name,
                    port.value(),
                    ServicePorts.text(service))
                .see(service, "the Service")
                .atMost(service.sight().limit()))
        : Optional.empty();
  }

  /**
   * Returns a Service of nearly the same name; without one, a chart outside the tree may bring it.
   */
  private Optional<Problem> anotherName() {
    String name = backend.address().service();
    List<Service> near =
        fleet.infrastructure().network().services().stream()
            .filter(service -> service.cluster().name().equals(cluster.name()))
            .filter(service -> fleet.infrastructure().network().behind(service).size() > 0)
            .toList();
    List<Service> elsewhere =
        near.stream().filter(service -> service.name().isKnown(name)).toList();
    if (!elsewhere.isEmpty() && elsewhere.get(0).namespace() instanceof Known<String> namespace) {
      return Optional.of(
          Problem.at(
                  url,
                  "no Service `%s` is in the namespace that is asked; there is one in `%s`",
                  name,
                  namespace.value())
              .see(elsewhere.get(0), "the Service")
              .atMost(Confidence.LIKELY));
    }
    Vocabulary names =
        new Vocabulary(
            List.copyOf(
                near.stream()
                    .filter(service -> service.name() instanceof Known<String>)
                    .map(service -> ((Known<String>) service.name()).value())
                    .collect(Collectors.toCollection(TreeSet::new))));
    return names
        .nearest(name)
        .map(
            meant ->
                Problem.at(url, "there is no Service `%s`; did you mean `%s`?", name, meant)
                    .atMost(Confidence.LIKELY));
  }
}
