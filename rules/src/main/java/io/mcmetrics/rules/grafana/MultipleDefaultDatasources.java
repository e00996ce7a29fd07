package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.DATASOURCE;

import com.google.auto.service.AutoService;
import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ChartRemarks;
import io.mcmetrics.rules.grafana.analysis.DatasourceScope;
import io.mcmetrics.rules.grafana.analysis.DefaultDatasources;
import io.mcmetrics.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Flags Grafanas with two default data sources. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "two default data sources of one Grafana",
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
        Certain where both stand in one file, or the chart makes one of them and its values are
        whole. Likely where a sidecar of Grafana loads both from several. Possible where other layers
        may change the values, or the chart is only recognised by them.
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
    Set<Span> told = new HashSet<>();
    ChartRemarks.ofReleases(
        fleet,
        About.TWO_DEFAULTS,
        problem -> {
          told.add(problem.at().span());
          out.accept(problem.atStage(DATASOURCE));
        });
    for (List<Datasource> defaults : DefaultDatasources.in(fleet.infrastructure().grafana())) {
      boolean isTold =
          defaults.stream().anyMatch(one -> told.contains(one.isDefault().origin().span()));
      if (!isTold) {
        out.accept(DatasourceScope.ofAll(problem(defaults), fleet, defaults));
      }
    }
  }

  private static Problem problem(List<Datasource> defaults) {
    Datasource first = defaults.get(0);
    Datasource second = defaults.get(1);
    boolean isOneFile = first.holder().equals(second.holder());
    return Problem.at(
            second.isDefault(),
            "%s is the default as well as %s: Grafana ends at start, `Only one datasource per"
                + " organization can be marked as default`",
            second.words(),
            first.words())
        .see(first.isDefault(), "the other default")
        .atMost(isOneFile ? Confidence.CERTAIN : Confidence.LIKELY)
        .atMost(first.sight().limit())
        .atMost(second.sight().limit());
  }
}
