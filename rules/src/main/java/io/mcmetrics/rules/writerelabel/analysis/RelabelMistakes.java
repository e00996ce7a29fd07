package io.mcmetrics.rules.writerelabel.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.MissingGroup;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.relabel.RelabelValidation;
import io.mcmetrics.sender.RemoteWrite;
import java.util.ArrayList;
import java.util.List;

/** Finds relabelling that Prometheus accepts, but that does something else than was meant. */
public final class RelabelMistakes {
  private static final String INTERNAL = "__";

  private RelabelMistakes() {}

  /** Returns such mistakes in the write relabelling of a remote write. */
  public static List<Problem> in(RemoteWrite write, PrometheusDialect dialect) {
    List<Problem> problems = new ArrayList<>();
    List<RelabelRule> rules = write.relabelling();
    for (int i = 0; i < rules.size(); i++) {
      RelabelRule rule = rules.get(i);
      List<MissingGroup> groups = MissingGroup.in(rule, dialect);
      boolean isDoubtful = !groups.isEmpty() || rule.writes(Part.MODULUS) || isHash(rule);
      if (!isDoubtful || !isTaken(rule, dialect)) {
        continue;
      }
      for (MissingGroup group : groups) {
        problems.add(missing(group, rule).withWeight(Weight.LIGHTER));
      }
      if (hasIdleModulus(rule)) {
        problems.add(
            Problem.at(
                    rule.originOf(Part.MODULUS),
                    "`modulus` is of no effect: only `hashmod` divides, and this is a `%s`",
                    rule.action().word())
                .withWeight(Weight.LIGHTER));
      }
      if (isIdleHash(rule, rules.subList(i + 1, rules.size()))) {
        problems.add(idleHash(rule).withWeight(Weight.LIGHTER));
      }
    }
    return problems;
  }

  private static boolean isTaken(RelabelRule rule, PrometheusDialect dialect) {
    return rule.syntax() != RelabelSyntax.VICTORIA_METRICS
        && rule.knows(Part.ACTION)
        && RelabelValidation.faults(rule, dialect).isEmpty();
  }

  private static Problem missing(MissingGroup group, RelabelRule rule) {
    if (!rule.writes(group.part())) {
      return Problem.at(
              rule.originOf(Part.REGEX),
              "`regex` has no group for the replacement, which is `$1` unless it is set: `%s` is"
                  + " removed from what matches",
              rule.targetLabel())
          .atMost(Confidence.LIKELY);
    }
    if (group.isNumberWithMore()) {
      String number = group.name().replaceFirst("\\D.*", "");
      return Problem.at(
          rule.originOf(group.part()),
          "`$%s` asks for a group called `%s`, which `regex` does not have, and stands for nothing;"
              + " write `${%s}%s`",
          group.name(),
          group.name(),
          number,
          group.name().substring(number.length()));
    }
    return Problem.at(
            rule.originOf(group.part()),
            "`$%s` stands for nothing: `regex` has no such group",
            group.name())
        .atMost(Confidence.LIKELY);
  }

  private static boolean isHash(RelabelRule rule) {
    return rule.action() == RelabelAction.HASHMOD;
  }

  private static boolean hasIdleModulus(RelabelRule rule) {
    return rule.action() != RelabelAction.HASHMOD
        && rule.writes(Part.MODULUS)
        && rule.knows(Part.MODULUS)
        && rule.modulus() != 0;
  }

  /**
   * Tells whether a hash is not used; in a label without underscores it may be for the receiver.
   */
  private static boolean isIdleHash(RelabelRule rule, List<RelabelRule> later) {
    return isHash(rule)
        && rule.knows(Part.TARGET_LABEL)
        && rule.targetLabel().startsWith(INTERNAL)
        && later.stream().noneMatch(next -> mayRead(next, rule.targetLabel()));
  }

  private static boolean mayRead(RelabelRule rule, String label) {
    return !rule.knows(Part.ACTION)
        || !rule.knows(Part.SOURCE_LABELS)
        || rule.sourceLabels().contains(label)
        || rule.action() == RelabelAction.LABELMAP
        || rule.targetLabel().equals(label);
  }

  private static Problem idleHash(RelabelRule rule) {
    return Problem.at(
        rule,
        "no later rule keeps or drops by `%s`: nothing is divided by %d, and every series is sent"
            + " with one label more",
        rule.targetLabel(),
        rule.modulus());
  }
}
