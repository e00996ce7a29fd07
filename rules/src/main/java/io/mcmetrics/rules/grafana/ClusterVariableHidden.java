package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.DASHBOARD;

import com.google.auto.service.AutoService;
import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.ChartRemark;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.need.Dashboard;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.grafana.analysis.ClusterVariable;
import io.mcmetrics.rules.grafana.analysis.ShownClusters;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags dashboards by which not every cluster can be chosen. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a dashboard on which not every cluster can be chosen",
    why =
        """
        All samples arrive, and the dashboard shows one cluster, the first by its name, or those that
        were there when somebody saved it. There is no list to choose from, and no error.
        """,
    symptom =
        """
        The dashboard has no list of clusters, or one that lacks some. `count by (cluster) (up)` in `Explore` shows
        all of them, and the panel shows another cluster when `var-cluster` is changed in the address.
        """,
    remedy =
        """
        Let the variable be a query such as `label_values(up, cluster)`, shown, and refreshed when the
        dashboard is loaded or the time range changes. For the dashboards of kube-prometheus-stack set
        `grafana.sidecar.dashboards.multicluster.global.enabled: true`.
        """,
    confidence =
        """
        Likely where several clusters of the tree arrive at data sources of this Grafana. Whether
        somebody looks at the dashboard is not known: of those that only the chart brings it is said
        as an information.
        """,
    sources = {
      "kube-prometheus-stack 75.6.1, values.yaml: `multicluster.global.enabled` is off "
          + "by default",
      "Grafana 12.1, docs/sources/dashboards/variables: what `hide`, `refresh` and " + "`regex` do"
    },
    severity = WARNING,
    stage = DASHBOARD)
public final class ClusterVariableHidden implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Dashboard dashboard : fleet.needs().dashboards()) {
      problem(dashboard, fleet).ifPresent(out);
    }
    for (ChartRemark remark : fleet.chartRemarks()) {
      boolean counts =
          remark.about() == About.ONE_CLUSTER
              && fleet.clusterLabel().equals("cluster")
              && hasGrafana(remark, fleet);
      if (counts) {
        onlyCluster(remark, ShownClusters.inGrafanaOf(remark.cluster(), fleet)).ifPresent(out);
      }
    }
  }

  private static Optional<Problem> onlyCluster(ChartRemark remark, ShownClusters shown) {
    return shown.areSeveral()
        ? Optional.of(
            affecting(Problem.at(remark, "%s", remark.message()), shown)
                // Nobody chose these dashboards; those in the tree somebody did.
                .withWeight(Weight.LIGHTER)
                .atMost(remark.sight().whole() ? Confidence.LIKELY : Confidence.POSSIBLE)
                .atMost(remark.sight().limit()))
        : Optional.empty();
  }

  /** A release in an edge cluster has a Grafana of its own, which shows nothing of the others. */
  private static boolean hasGrafana(ChartRemark remark, Fleet fleet) {
    return fleet.infrastructure().grafana().datasources().stream()
        .filter(Datasource::isPrometheus)
        .anyMatch(source -> source.cluster().name().equals(remark.cluster().name()));
  }

  private static Optional<Problem> problem(Dashboard dashboard, Fleet fleet) {
    Optional<ClusterVariable> variable = ClusterVariable.of(dashboard, fleet.clusterLabel());
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    ShownClusters shown =
        ShownClusters.inGrafanaOf(fleet.infrastructure().clusterOf(dashboard.document()), fleet);
    return shown.areSeveral()
        ? variable
            .get()
            .fault(shown.valuesOf(fleet.clusterLabel()))
            .map(
                fault ->
                    affecting(
                            Problem.at(
                                fault.at(),
                                "`%s` does not let one choose among %d clusters by `%s`: %s",
                                dashboard.title(),
                                shown.names().size(),
                                fleet.clusterLabel(),
                                fault.message()),
                            shown)
                        .atMost(Confidence.LIKELY)
                        .atMost(dashboard.document().sight().limit()))
        : Optional.empty();
  }

  private static Problem affecting(Problem problem, ShownClusters shown) {
    Problem whole = problem;
    for (String name : shown.names()) {
      whole = whole.affecting(name);
    }
    return whole;
  }
}
