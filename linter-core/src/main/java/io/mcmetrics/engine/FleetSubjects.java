package io.mcmetrics.engine;

import io.mcmetrics.document.Document;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.need.MetricConsumer.Kind;
import io.mcmetrics.need.Query;
import java.util.List;
import java.util.Set;

/** Counts what there is to judge in a fleet: all that metrics pass on their way to a dashboard. */
final class FleetSubjects {
  private static final Set<Kind> OF_DASHBOARDS = Set.of(Kind.PANEL, Kind.VARIABLE, Kind.ANNOTATION);

  private FleetSubjects() {}

  /**
   * Returns how many senders, stores, queriers, data sources and dashboards there are. Dashboards
   * inside of other documents are opened only if there is nothing else.
   */
  static int count(Fleet fleet, List<Document> documents) {
    long programs =
        fleet.infrastructure().network().workloads().stream()
            .flatMap(workload -> workload.containers().stream())
            .filter(container -> handlesMetrics(Program.of(container)))
            .count();
    long dashboards =
        documents.stream().filter(document -> document.kind().equals(Document.DASHBOARD)).count();
    int resources =
        fleet.senders().size()
            + fleet.misspeltKeys().size()
            + fleet.misplacedLabels().size()
            + fleet.infrastructure().thanos().unmodelledResources().size()
            + fleet.infrastructure().thanos().unmountedHashrings().size()
            + fleet.infrastructure().grafana().datasources().size();
    int count = resources + (int) (programs + dashboards);
    return count > 0 ? count : embeddedDashboards(fleet);
  }

  private static boolean handlesMetrics(Program program) {
    return program != Program.OTHER && !program.isProxy();
  }

  private static int embeddedDashboards(Fleet fleet) {
    return (int)
        fleet.needs().queries().stream()
            .filter(query -> OF_DASHBOARDS.contains(query.consumer().kind()))
            .map(Query::document)
            .distinct()
            .count();
  }
}
