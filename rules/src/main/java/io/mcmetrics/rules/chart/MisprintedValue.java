package io.mcmetrics.rules.chart;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.IDENTITY;

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

/** Flags templates in values that print something else than is meant. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a template in values that does not come to what is meant",
    why =
        """
        A chart puts such texts through `tpl`. A number of the values is a float there, and from a
        million on it is printed as `4.82915037746e+11`; for a value that nobody sets nothing is
        printed; quotes and line breaks become part of the text.
        """,
    symptom =
        """
        `kubectl get prometheus -o yaml` shows the label or the URL as it was printed, such as
        `4.82915037746e+11`, and so does the drop-down of clusters in Grafana. A URL without its
        host ends in `Failed to send batch, retrying` at the sender. Helm says nothing.
        """,
    remedy =
        """
        Quote the number where it is defined, or add `| int64`; set the value that is missing; leave out
        `quote`, since the chart quotes the text itself.
        """,
    confidence =
        """
        Certain where all values of the release are in the tree and the chart is known. Possible where
        other layers may set the value.
        """,
    sources = {
      "kube-prometheus-stack 88.5.3, templates/prometheus/prometheus.yaml: externalLabels "
          + "and remoteWrite go through tpl, additionalRemoteWrite does not",
      "Helm 3.22.0 and 4.3.1, run: a large number of a values file is printed as a float, "
          + "one of --set is not"
    },
    severity = ERROR,
    stage = IDENTITY)
public final class MisprintedValue implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.each(fleet, About.MISPRINTED, UnaryOperator.identity(), out);
  }
}
