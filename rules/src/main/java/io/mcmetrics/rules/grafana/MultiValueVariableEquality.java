package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.DASHBOARD;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.need.Need;
import io.mcmetrics.promql.LabelMatcher;
import io.mcmetrics.promql.LabelMatcher.Operator;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags panels that compare a label for equality with what may be several values. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "panel that compares a label for equality with several values",
    why =
        """
        Where several values are chosen, or all of them, Grafana fills in `(a|b)`. No label has that
        value: the panel says "No data", though it works for each cluster by itself.
        """,
    remedy = "Write `=~` in place of `=`, and `!~` in place of `!=`.",
    severity = ERROR,
    stage = DASHBOARD)
public final class MultiValueVariableEquality implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Need need : fleet.needs().needs()) {
      for (LabelMatcher matcher : need.selector().labelMatchers()) {
        Optional<String> variable = manyValued(matcher, need);
        if (variable.isPresent()) {
          out.accept(problem(fleet, need, matcher, variable.get()));
        }
      }
    }
  }

  /** Returns the variable that is all of what a label has to be equal to, if it has many values. */
  private static Optional<String> manyValued(LabelMatcher matcher, Need need) {
    boolean isEquality =
        matcher.operator() == Operator.EQUAL || matcher.operator() == Operator.NOT_EQUAL;
    return isEquality
        ? need.query().multiValueVariables().stream()
            .filter(name -> isAllOf(matcher, name))
            .findFirst()
        : Optional.empty();
  }

  private static boolean isAllOf(LabelMatcher matcher, String name) {
    String value = matcher.value().written();
    return value.equals("$" + name)
        || value.equals("${" + name + "}")
        || value.equals("[[" + name + "]]");
  }

  private static Problem problem(Fleet fleet, Need need, LabelMatcher matcher, String variable) {
    boolean isEqual = matcher.operator() == Operator.EQUAL;
    String label = matcher.label().written();
    Problem problem =
        Problem.at(
                need.query().originOf(matcher.range()),
                "`%s%s\"$%s\"` is %s as soon as several values of `%s` are chosen: it takes `%s`",
                label,
                matcher.operator().sign(),
                variable,
                isEqual ? "empty" : "without effect",
                variable,
                isEqual ? "=~" : "!~")
            .atMost(need.query().prometheus() ? Confidence.CERTAIN : Confidence.LIKELY)
            // Another label empties a panel; this one hides clusters.
            .withWeight(label.equals(fleet.clusterLabel()) ? Weight.USUAL : Weight.LIGHTER);
    if (label.equals(fleet.clusterLabel())) {
      return everyCluster(fleet, problem);
    }
    return problem;
  }

  private static Problem everyCluster(Fleet fleet, Problem problem) {
    Problem concerning = problem;
    for (String cluster :
        fleet.senders().stream()
            .map(sender -> sender.cluster().name())
            .distinct()
            .sorted()
            .toList()) {
      concerning = concerning.affecting(cluster);
    }
    return concerning;
  }
}
