package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.thanos.Component;
import java.util.List;
import java.util.Optional;

/**
 * A data source that asks the Prometheus of one cluster, beside one that finds several clusters.
 *
 * @param local the data source of one cluster
 * @param global the one that finds several
 */
public record LocalDatasource(Datasource local, Datasource global, int clusters) {

  /** Returns the pair for a data source; empty if it is not local, or if nothing is global. */
  public static Optional<LocalDatasource> of(Datasource source, Fleet fleet) {
    if (!source.isPrometheus()
        || !asksPrometheus(source, fleet)
        || ShownClusters.by(source, fleet).areSeveral()) {
      return Optional.empty();
    }
    for (Datasource other : fleet.infrastructure().grafana().datasources()) {
      if (isOfSameGrafana(other, source) && asksThanos(other, fleet)) {
        ShownClusters shown = ShownClusters.by(other, fleet);
        if (shown.areSeveral()) {
          return Optional.of(new LocalDatasource(source, other, shown.names().size()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOfSameGrafana(Datasource one, Datasource other) {
    return one.cluster().name().equals(other.cluster().name())
        && one.organisation().written().equals(other.organisation().written());
  }

  private static boolean asksPrometheus(Datasource source, Fleet fleet) {
    List<ContainerPort> targets = fleet.infrastructure().resolve(source).targets();
    return !targets.isEmpty()
        && targets.stream().allMatch(target -> target.program() == Program.PROMETHEUS);
  }

  private static boolean asksThanos(Datasource source, Fleet fleet) {
    List<Component> asked = fleet.infrastructure().querying(fleet.infrastructure().resolve(source));
    return asked.stream().anyMatch(one -> one.program() == Program.THANOS_QUERY);
  }
}
