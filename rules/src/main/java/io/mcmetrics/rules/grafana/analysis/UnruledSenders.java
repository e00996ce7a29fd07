package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.sender.Sender;
import java.util.List;
import java.util.Set;

/** The agents whose samples get to a Thanos Receive, and that no ruler evaluates rules over. */
public final class UnruledSenders {
  private static final Set<String> AGENTS = Set.of("PrometheusAgent", "VMAgent", Document.ALLOY);

  private static final Set<String> SERVERS = Set.of("Prometheus", "MonitoringStack");

  private UnruledSenders() {}

  /** Returns those of a fleet; none if there is a ruler, or may be one. */
  public static List<Sender> in(Fleet fleet) {
    boolean hasRuler =
        !fleet.infrastructure().thanos().all(Program.THANOS_RULE).isEmpty()
            || !fleet.infrastructure().thanos().unmodelledResources().isEmpty();
    return hasRuler
        ? List.of()
        : fleet.deliveries().stream()
            .filter(delivery -> !delivery.path().receives().isEmpty())
            .map(SampleDelivery::sender)
            .filter(sender -> AGENTS.contains(sender.kind()))
            .filter(sender -> !hasServer(sender.cluster(), fleet))
            .distinct()
            .toList();
  }

  private static boolean hasServer(Cluster cluster, Fleet fleet) {
    return fleet.senders().stream()
        .filter(sender -> !AGENTS.contains(sender.kind()) || SERVERS.contains(sender.kind()))
        .anyMatch(sender -> sender.cluster().name().equals(cluster.name()));
  }

  /** Returns those that a Grafana in a cluster shows. */
  public static List<Sender> shownIn(Cluster cluster, List<Sender> agents, Fleet fleet) {
    return fleet.deliveries().stream()
        .filter(
            delivery ->
                delivery.path().datasources().stream()
                    .anyMatch(source -> source.cluster().mayBeSameAs(cluster)))
        .map(SampleDelivery::sender)
        .filter(agents::contains)
        .distinct()
        .toList();
  }

  /** Tells whether data sources of a Grafana are in a cluster. */
  public static boolean hasGrafana(Cluster cluster, Fleet fleet) {
    return fleet.infrastructure().grafana().datasources().stream()
        .filter(Datasource::isPrometheus)
        .anyMatch(source -> source.cluster().name().equals(cluster.name()));
  }
}
