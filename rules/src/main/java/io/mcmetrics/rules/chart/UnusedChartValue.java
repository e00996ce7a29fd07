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
    remedy =
        """
        Write it where and as this version of the chart takes it, or take it out.
        """,
    confidence =
        """
        Certain where all values of the release are in the tree and the version of the chart is known.
        Possible where other layers may change them.
        """,
    severity = WARNING,
    stage = ASIDE)
public final class UnusedChartValue implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ChartRemarks.each(fleet, About.PASSED_OVER, UnaryOperator.identity(), out);
  }
}
