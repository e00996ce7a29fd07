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

/** Flags values that a template of the chart cannot work with. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "values at which the templates of a chart end with an error",
    why =
        """
        Helm installs nothing of the release: what ran before goes on as it was, and of a new cluster
        nothing ever starts. With kustomize, no other resource of the overlay is built either.
        """,
    symptom =
        """
        Helm ends with `execution error`, `error calling include` or the words of the schema, and
        the place in the template. The HelmRelease of Flux is not `Ready` (`InstallFailed`,
        `UpgradeFailed`); an Application of Argo CD has the condition `ComparisonError`. The
        samples are those of the release before, or none.
        """,
    remedy =
        """
        Write the value as the chart takes it; `helm template` with these values shows the error. To
        turn something off, use the switch of the chart and not a null in place of its mapping.
        """,
    confidence =
        """
        Certain where all values of the release are in the tree and the chart is known. Possible where
        other layers may change them, or the chart is only recognised by its values.
        """,
    sources = {
      "kube-prometheus-stack 88.5.3 with Helm 3.22.0 and 4.3.1, run: which values end in an error",
      "bitnami thanos 17.6.0 with Helm 3.22.0 and 4.3.1, run: which values it refuses",
      "bitnami common, templates/_errors.tpl: images that are not its own are refused",
      "Flux helm-controller 1.6.3, docs/spec/v2/helmreleases.md: the reasons of a "
          + "HelmRelease that is not ready"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class ChartDoesNotRender implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.ofReleases(fleet, About.REFUSED, out);
  }
}
