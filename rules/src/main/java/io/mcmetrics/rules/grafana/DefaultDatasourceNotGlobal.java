package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.DATASOURCE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.need.Dashboard;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.grafana.analysis.ClusterVariable;
import io.mcmetrics.rules.grafana.analysis.LocalDatasource;
import io.mcmetrics.rules.grafana.analysis.ShownClusters;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags default data sources that show one cluster, beside one that shows all. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a default data source that shows one cluster, beside one that shows all",
    why =
        """
        Dashboards that name no data source take the default one, and so does whoever opens Explore:
        the list of clusters has one entry, and it looks as if the others sent nothing.
        """,
    symptom =
        """
        The list of clusters on a dashboard has one entry, that of the central cluster. In `Explore`, with the data
        source of Thanos, `count by (cluster) (up)` shows all of them.
        """,
    remedy =
        """
        Make the data source of Thanos Query the default, `isDefault: true`, and take that rank from
        the other one; in kube-prometheus-stack `grafana.sidecar.datasources.isDefaultDatasource:
        false`.
        """,
    confidence =
        """
        Likely where the default leads to a Prometheus of the tree, and another data source of the
        same Grafana to a Thanos Query at which several clusters arrive: which of the two a dashboard
        takes may be chosen elsewhere.
        """,
    sources = {
      "Grafana 12.1, docs/sources/administration/provisioning: the default data source "
          + "is taken where none is named",
      "kube-prometheus-stack 75.6.1, values.yaml: the data source of the chart is the "
          + "default if it is not told otherwise"
    },
    severity = WARNING,
    stage = DATASOURCE)
public final class DefaultDatasourceNotGlobal implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Datasource source : fleet.infrastructure().grafana().datasources()) {
      if (isDefault(source) && source.isDefault() instanceof Known<String> rank) {
        LocalDatasource.of(source, fleet)
            // Two defaults keep Grafana from starting, which another rule says.
            .filter(pair -> !isDefault(pair.global()))
            .ifPresent(pair -> out.accept(problem(pair, rank, "is the default", fleet)));
      }
    }
    for (Dashboard dashboard : fleet.needs().dashboards()) {
      pinned(dashboard, fleet).ifPresent(out);
    }
  }

  private static boolean isDefault(Datasource source) {
    return source.isDefault() instanceof Known<String> rank
        && rank.value().equalsIgnoreCase("true");
  }

  private static Problem problem(LocalDatasource pair, Located where, String what, Fleet fleet) {
    Problem problem =
        Problem.at(
                where,
                "%s %s, and asks the Prometheus of `%s` alone; %s finds %d clusters",
                pair.local().words(),
                what,
                pair.local().cluster().name(),
                pair.global().words(),
                pair.clusters())
            .see(pair.global(), "the data source that finds them")
            .atMost(Confidence.LIKELY)
            .atMost(pair.local().sight().limit());
    for (String name : ShownClusters.by(pair.global(), fleet).names()) {
      problem = name.equals(pair.local().cluster().name()) ? problem : problem.affecting(name);
    }
    return problem;
  }

  /** The variable that lists clusters may name a data source that has one of them only. */
  private static Optional<Problem> pinned(Dashboard dashboard, Fleet fleet) {
    Optional<Value<String>> name =
        ClusterVariable.of(dashboard, fleet.clusterLabel())
            .map(ClusterVariable::variable)
            .map(
                variable ->
                    variable.mappingAt("datasource").isPresent()
                        ? variable.text("datasource", "uid")
                        : variable.text("datasource"));
    if (name.isEmpty() || !(name.get() instanceof Known<String> known) || known.value().isEmpty()) {
      return Optional.empty();
    }
    String cluster = fleet.infrastructure().clusterOf(dashboard.document()).name();
    return fleet.infrastructure().grafana().datasources().stream()
        .filter(source -> source.cluster().name().equals(cluster))
        .filter(
            source -> source.uid().isKnown(known.value()) || source.name().isKnown(known.value()))
        .flatMap(source -> LocalDatasource.of(source, fleet).stream())
        .findFirst()
        .map(pair -> problem(pair, known, "lists the clusters of this dashboard", fleet));
  }
}
