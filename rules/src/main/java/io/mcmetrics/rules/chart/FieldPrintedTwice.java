package io.mcmetrics.rules.chart;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ChartRemarks;
import java.util.function.Consumer;

/** Flags two values of which a chart prints the same field. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a field that a chart prints twice from its values",
    why =
        """
        kustomize stops at a key that is already there (`mapping key … already defined`), and nothing
        of the overlay is applied; so does a client that reads strictly. For others the last one
        counts, and the first is lost.
        """,
    symptom =
        """
        kustomize ends with `mapping key … already defined`, and the Kustomization of Flux is not
        `Ready` (`BuildFailed`). Where the manifest is taken, `kubectl get -o yaml` shows one of
        the two values, and the samples follow that one.
        """,
    remedy =
        """
        Give only one of both.
        """,
    confidence =
        """
        Certain where the chart is rendered by kustomize. Likely elsewhere.
        """,
    sources = {
      "kustomize 5.8.2, run: a resource in which a key stands twice is refused",
      "go.yaml.in/yaml 3.0.4, decode.go: the words of the error",
      "kube-prometheus-stack 88.5.3, templates/prometheus/prometheus.yaml: what "
          + "additionalConfig and its like print"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class FieldPrintedTwice implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.ofReleases(fleet, About.TWICE, out);
  }
}
