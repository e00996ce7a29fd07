package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.DASHBOARD;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.need.MultiValueVariable;
import io.mcmetrics.need.Need;
import io.mcmetrics.promql.LabelMatcher;
import io.mcmetrics.promql.LabelMatcher.Operator;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    symptom =
        """
        The panel says "No data" once a second cluster is chosen, or all, and works for each
        alone. The query inspector shows `cluster="(a|b)"`. No error and no log line.
        """,
    remedy = "Write `=~` in place of `=`, and `!~` in place of `!=`.",
    confidence =
        """
        Certain where the data source is known to be Prometheus, whatever is chosen at first: the
        panel is empty once several values are chosen, or all of them. Likely where the kind of
        data source is not written, since queries of Loki look alike.
        """,
    settings = {CLUSTER_LABEL},
    sources = {
      "Grafana 8.5, documentation, Formatting multi-value variables: for Prometheus several "
          + "values become one expression",
      "Grafana 12.4, documentation, Prometheus template variables: several values go with `=~`",
      "Grafana, packages/grafana-prometheus, interpolateQueryExpr: a variable of several "
          + "values is escaped as an expression even with one"
    },
    severity = ERROR,
    stage = DASHBOARD)
public final class MultiValueVariableEquality implements FleetRule {
  /** What one mistake is, in how many panels of a dashboard it may stand. */
  private record Mistake(
      String file,
      String dashboard,
      String label,
      Operator operator,
      MultiValueVariable variable) {}

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    Map<Mistake, Problem> problems = new LinkedHashMap<>();
    Map<Mistake, Set<Span>> places = new HashMap<>();
    for (Need need : fleet.needs().needs()) {
      for (LabelMatcher matcher : need.selector().labelMatchers()) {
        Optional<MultiValueVariable> variable = manyValued(matcher, need);
        if (variable.isPresent()) {
          Origin at = need.query().originOf(matcher.range());
          Mistake mistake = mistake(need, matcher, variable.get(), at);
          boolean isNew = places.computeIfAbsent(mistake, any -> new HashSet<>()).add(at.span());
          Problem known = problems.get(mistake);
          if (known == null) {
            problems.put(mistake, problem(fleet, need, matcher, variable.get(), at));
          } else if (isNew) {
            problems.put(mistake, known.see(at, "and here"));
          }
        }
      }
    }
    problems.values().forEach(out);
  }

  private static Mistake mistake(
      Need need, LabelMatcher matcher, MultiValueVariable variable, Origin at) {
    return new Mistake(
        at.span().file().path(),
        need.query().consumer().name(),
        matcher.label().written(),
        matcher.operator(),
        variable);
  }

  /** Returns the variable that is all of what a label has to be equal to, if it has many values. */
  private static Optional<MultiValueVariable> manyValued(LabelMatcher matcher, Need need) {
    boolean isEquality =
        matcher.operator() == Operator.EQUAL || matcher.operator() == Operator.NOT_EQUAL;
    return isEquality
        ? need.query().multiValueVariables().stream()
            .filter(variable -> isAllOf(matcher, variable.name()))
            .findFirst()
        : Optional.empty();
  }

  private static boolean isAllOf(LabelMatcher matcher, String name) {
    String value = matcher.value().written();
    return value.equals("$" + name)
        || value.equals("${" + name + "}")
        || value.equals("[[" + name + "]]");
  }

  private static Problem problem(
      Fleet fleet, Need need, LabelMatcher matcher, MultiValueVariable variable, Origin at) {
    boolean isEqual = matcher.operator() == Operator.EQUAL;
    String label = matcher.label().written();
    Problem problem =
        Problem.at(
                at,
                "`%s%s\"$%s\"` is %s as soon as %s: it takes `%s`",
                label,
                matcher.operator().sign(),
                variable.name(),
                isEqual ? "empty" : "without effect",
                chosen(variable),
                isEqual ? "=~" : "!~")
            .atMost(need.query().prometheus() ? Confidence.CERTAIN : Confidence.LIKELY)
            // Another label empties a panel; this one hides clusters.
            .withWeight(label.equals(fleet.clusterLabel()) ? Weight.USUAL : Weight.LIGHTER);
    if (label.equals(fleet.clusterLabel())) {
      return everyCluster(fleet, problem);
    }
    return problem;
  }

  /** Says what a user of the dashboard can choose. */
  private static String chosen(MultiValueVariable variable) {
    String name = "`" + variable.name() + "`";
    if (!variable.several()) {
      return "`All` is chosen for " + name;
    }
    return "several values of %s are chosen%s".formatted(name, variable.all() ? ", or all" : "");
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
