package io.mcmetrics.rules.chart;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.ASIDE;

import com.google.auto.service.AutoService;
import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ChartRemarks;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Flags values that a chart knows and does not render. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a value that the chart leaves out",
    why =
        """
        The chart knows the key, and yet nothing of the value is rendered: rules are not evaluated,
        nothing is uploaded, and nobody says so.
        """,
    symptom =
        """
        Nothing is logged, and Helm succeeds. `helm get manifest` lacks what was meant: there is
        no PrometheusRule, no bucket at the sidecar (it logs
        `no supported bucket was configured, uploads will be disabled`), no TLS at the Ingress.
        Recording rules are empty in Grafana, or graphs end at the local retention.
        """,
    remedy =
        """
        Write it where and as this version of the chart takes it, or take it out.
        """,
    confidence =
        """
        Certain where all values of the release are in the tree and the version of the chart is known.
        Possible where other layers may change them.
        """,
    sources = {
      "kube-prometheus-stack 88.5.3, templates/prometheus/prometheus.yaml: since chart "
          + "52.0.0 objectStorageConfig is read by existingSecret or secret only",
      "kube-prometheus-stack 88.5.3, templates/prometheus/prometheus.yaml: an agent gets no rules",
      "Thanos 0.42.5, cmd/thanos/sidecar.go: the line of the log without a bucket"
    },
    severity = WARNING,
    stage = ASIDE)
public final class UnusedChartValue implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.each(fleet, About.PASSED_OVER, UnaryOperator.identity(), out);
  }
}
