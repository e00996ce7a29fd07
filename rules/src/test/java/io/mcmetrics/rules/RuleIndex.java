package io.mcmetrics.rules;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.rule.Rules;
import io.mcmetrics.trace.Check;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables that lead from a hop of a sample, or from a line of the guide, to the rules. */
final class RuleIndex {
  /** The rules that judge no hop: what they find stops no sample. */
  static final List<String> ASIDE =
      Rules.discover(RuleIndex.class.getClassLoader()).all().stream()
          .map(rule -> rule.page())
          .filter(page -> hops(page.id()).isEmpty() && page.stage() == Stage.ASIDE)
          .map(RulePage::id)
          .toList();

  private RuleIndex() {}

  /** Returns the words of the hops at which a rule is asked, in the order of the path. */
  static List<String> hops(String ruleId) {
    return Stream.of(Check.values())
        .filter(check -> check.ruleIds().contains(ruleId))
        .map(check -> check.stage().word())
        .distinct()
        .toList();
  }

  /**
   * Returns the checks of each hop with their rules.
   *
   * @param folder what stands before the name of a rule's page in a link
   */
  static String byHop(String folder) {
    StringBuilder table = new StringBuilder("| hop | what has to hold | rules |\n|---|---|---|\n");
    for (Stage stage : Stage.values()) {
      String hop = "`" + stage.word() + "`";
      for (Check check : Check.values()) {
        if (check.stage() == stage && !check.ruleIds().isEmpty()) {
          table.append(row(hop, check.asks(), links(check.ruleIds(), folder)));
          hop = "";
        }
      }
    }
    return table + row("none", "nothing is stopped on its way", links(ASIDE, folder));
  }

  /** Returns the lines of a part of the guide with the rules that answer them. */
  static String byGuide(GuideLine.Part part, String folder) {
    return "| %s | rules |\n|---|---|\n".formatted(part.title())
        + GuideLine.of(part).stream()
            .map(line -> "| %s | %s |\n".formatted(line.text(), links(line.ruleIds(), folder)))
            .collect(Collectors.joining());
  }

  private static String row(String hop, String asks, String rules) {
    return "| %s | %s | %s |\n".formatted(hop, asks, rules);
  }

  private static String links(List<String> ruleIds, String folder) {
    return ruleIds.stream()
        .map(id -> "[`%s`](%s%s.md)".formatted(id, folder, id))
        .collect(Collectors.joining(", "));
  }
}
