package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.DATASOURCE;

import com.google.auto.service.AutoService;
import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ChartRemarks;
import java.util.function.Consumer;

/** Flags values of which a chart makes two default data sources. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "values that make two default data sources of one Grafana",
    why =
        """
        Grafana takes one default for each organization, counted over all files, and ends at start
        with a second one: no dashboard of any cluster is shown.
        """,
    symptom =
        """
        Grafana ends at start, again and again, with `Datasource provisioning error` and
        `Only one datasource per organization can be marked as default`.
        `kube_pod_container_status_restarts_total` of its pod grows, and its page does not open.
        """,
    remedy =
        """
        Turn the one of the chart off with `grafana.sidecar.datasources.defaultDatasourceEnabled: false`
        (without quotes), or take its rank with `isDefaultDatasource: false`.
        """,
    confidence =
        """
        Certain where all values of the release are in the tree and the chart is known. Possible where
        other layers may change them, or the chart is only recognised by its values.
        """,
    sources = {
      "Grafana, pkg/services/provisioning/datasources/config_reader.go, "
          + "validateDefaultUniqueness: defaults are counted over all files for each organization",
      "kube-prometheus-stack 88.5.3, values.yaml, grafana.sidecar.datasources: the chart "
          + "makes a default data source unless told otherwise"
    },
    severity = ERROR,
    stage = DATASOURCE)
public final class MultipleDefaultDatasources implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.ofReleases(
        fleet, About.TWO_DEFAULTS, problem -> out.accept(problem.atStage(DATASOURCE)));
  }
}
