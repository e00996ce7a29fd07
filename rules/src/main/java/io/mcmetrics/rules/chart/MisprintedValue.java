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
    severity = ERROR,
    stage = IDENTITY)
public final class MisprintedValue implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.each(fleet, About.MISPRINTED, UnaryOperator.identity(), out);
  }
}
