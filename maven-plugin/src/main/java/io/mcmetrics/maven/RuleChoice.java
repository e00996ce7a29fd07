package io.mcmetrics.maven;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.Rules;
import java.util.List;

/**
 * Which rules run.
 *
 * @param only the ids of those that run; all, if empty
 * @param skipped the ids of those that do not
 */
record RuleChoice(List<String> only, List<String> skipped) {
  /** Keeps its own lists. */
  RuleChoice {
    only = List.copyOf(only);
    skipped = List.copyOf(skipped);
  }

  /**
   * Returns the chosen ones.
   *
   * @throws UsageException if an id is that of no rule
   */
  List<Rule> among(Rules rules) {
    List<Rule> running =
        only.isEmpty() ? rules.all() : only.stream().map(id -> named(id, rules)).toList();
    List<Rule> left = skipped.stream().map(id -> named(id, rules)).toList();
    return running.stream().distinct().filter(rule -> !left.contains(rule)).toList();
  }

  private static Rule named(String id, Rules rules) {
    return rules
        .find(id)
        .orElseThrow(
            () ->
                new UsageException(
                    "no rule is called `%s`; the goal `rules` lists them".formatted(id)));
  }
}
