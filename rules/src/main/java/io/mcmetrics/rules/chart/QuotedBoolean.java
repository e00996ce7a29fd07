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

/** Flags texts that say no, where a template takes any text for true. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a switch whose value is the text of a boolean",
    why =
        """
        A template asks with `if` whether there is something, and the text `"false"` is something: what
        was to be off is on.
        """,
    symptom =
        """
        Nothing is logged. What was to be off is there: the agent that answers no queries, the
        second data source, the NetworkPolicy, the selector by release. `helm get manifest` shows
        it.
        """,
    remedy =
        """
        Take the quotes away: `agentMode: false`. With `--set` Helm does so itself, with `--set-string`
        it does not.
        """,
    confidence =
        """
        Certain where all values of the release are in the tree and the chart is known. Possible where
        other layers may change them, or the chart is only recognised by its values.
        """,
    sources = {
      "Go, text/template: a text that is not empty is true",
      "kube-prometheus-stack 88.5.3 with Helm 3.22.0 and 4.3.1, run: which switches are "
          + "asked by `if` alone",
      "Helm, documentation, helm install: --set reads types, --set-string does not"
    },
    severity = WARNING,
    stage = ASIDE)
public final class QuotedBoolean implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.each(fleet, About.TAKEN_FOR_TRUE, UnaryOperator.identity(), out);
  }
}
