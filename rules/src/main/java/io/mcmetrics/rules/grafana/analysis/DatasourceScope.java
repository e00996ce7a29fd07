package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.sender.Sender;
import java.util.Collection;
import java.util.List;

/** Says of a problem of data sources which clusters it affects. */
public final class DatasourceScope {
  private DatasourceScope() {}

  /** Tells whether the same Grafana has a data source in which nothing is wrong. */
  public static boolean hasOther(Datasource datasource, Collection<Datasource> inOrder) {
    return inOrder.stream()
        .anyMatch(other -> other.cluster().name().equals(datasource.cluster().name()));
  }

  /**
   * Returns a problem of one data source, with the clusters whose samples this Grafana shows by no
   * other one.
   *
   * @param inOrder the data sources in which nothing is wrong
   */
  public static Problem inFull(
      Problem problem, Fleet fleet, Datasource datasource, Collection<Datasource> inOrder) {
    boolean hasOther = hasOther(datasource, inOrder);
    Problem full =
        problem.atMost(datasource.sight().limit()).affecting(datasource.cluster().name());
    for (SampleDelivery delivery : fleet.deliveries()) {
      boolean isOfThis = delivery.path().datasources().contains(datasource);
      if (isOfThis && hasOther) {
        // It asks where the samples are, in vain, and another one of the same Grafana does not.
        full = full.withWeight(Weight.LIGHTER);
      } else if (isOfThis || isAskedHere(delivery.path(), datasource)) {
        Sender sender = delivery.sender();
        full = full.affecting(sender.cluster().name()).concerning(sender);
      }
    }
    // Where Grafana can ask another data source, the samples of no sender are lost.
    return hasOther ? full.concerning(datasource) : full;
  }

  private static boolean isAskedHere(SamplePath path, Datasource datasource) {
    return path.datasources().isEmpty()
        && path.queriers().stream()
            .anyMatch(q -> q.component().workload().cluster().mayBeSameAs(datasource.cluster()));
  }

  /** Returns a problem of a Grafana, with all clusters that it shows by some data sources. */
  public static Problem ofAll(Problem problem, Fleet fleet, List<Datasource> datasources) {
    Problem whole = problem;
    for (Datasource datasource : datasources) {
      whole = whole.affecting(datasource.cluster().name()).concerning(datasource);
    }
    for (SampleDelivery delivery : fleet.deliveries()) {
      if (delivery.path().datasources().stream().anyMatch(datasources::contains)) {
        whole = whole.affecting(delivery.sender().cluster().name());
      }
    }
    return whole;
  }
}
