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
    severity = WARNING,
    stage = ASIDE)
public final class QuotedBoolean implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.each(fleet, About.TAKEN_FOR_TRUE, UnaryOperator.identity(), out);
  }
}
