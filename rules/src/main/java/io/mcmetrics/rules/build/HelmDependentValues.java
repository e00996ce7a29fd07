package io.mcmetrics.rules.build;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.ASIDE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import java.util.function.Consumer;

/** Flags values that Helm 3 and Helm 4 read differently. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "values that Helm 3 and Helm 4 read differently",
    why =
        """
        Of a values file with several documents, Helm 3 reads the first one, and Helm 4 all of them.
        A null in a chart's own values takes a sub-chart's default away in Helm 3, and does nothing
        in Helm 4. Argo CD 3.6 and the helm-controller of August 2026 bring Helm 4, so the same files
        make another Prometheus once one of them is updated.
        """,
    symptom =
        """
        Nothing, until the tool that deploys is updated: then the next deployment changes values
        that nobody edited, and the difference that it shows (`helm diff`, the Application of Argo
        CD) names them. Labels or the URL of a remote write may be those of another document.
        """,
    remedy =
        """
        Put all values into one document, and set what a null takes away in the values of the
        release.
        """,
    confidence =
        """
        Likely: both Helms were asked, and which of them runs is not in the tree.
        """,
    sources = {
      "Helm 3.22.0 and 4.3.1, run: values files of several documents, and null in a chart's "
          + "own values",
      "Helm 4.3.1, pkg/chart/v2/loader/load.go: all documents of a values file are read",
      "Argo CD 3.6.0, hack/tool-versions.sh: it brings Helm 4.2.4",
      "Flux helm-controller, go.mod of July 2026: it brings Helm 4.2.1"
    },
    severity = WARNING,
    stage = ASIDE)
public final class HelmDependentValues implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    fleet.builds().helmDifferences().forEach(out);
  }
}
