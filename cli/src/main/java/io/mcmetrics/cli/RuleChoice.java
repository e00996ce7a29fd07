package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.BuiltIn;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rules that {@code --rule} and {@code --skip-rule} leave. */
final class RuleChoice {
  /** What no other rule can do without: a file must be readable, and a rule must not break. */
  private static final Set<String> BEDROCK =
      Set.of(BuiltIn.INVALID_YAML.id(), BuiltIn.INTERNAL_ERROR.id());

  private final Rules rules;
  private final Set<String> only;
  private final Set<String> skipped;

  private RuleChoice(Rules rules, Set<String> only, Set<String> skipped) {
    this.rules = rules;
    this.only = only;
    this.skipped = skipped;
  }

  /**
   * Returns the choice that some flags make.
   *
   * @throws UsageException if they name a rule that there is not
   */
  static RuleChoice of(Rules rules, List<String> only, List<String> skipped) {
    return new RuleChoice(rules, present(rules, only), present(rules, skipped));
  }

  /** Returns the complaint about an id that no rule has. */
  static UsageException unknown(Rules rules, String id) {
    List<String> known = new ArrayList<>(rules.ids());
    BuiltIn.pages().forEach(page -> known.add(page.id()));
    return new UsageException("there is no rule `" + id + "`" + Suggestion.among(id, known));
  }

  /** Returns the ids of today for ids that may be former ones. */
  private static Set<String> present(Rules rules, List<String> ids) {
    Set<String> present = new TreeSet<>();
    for (String id : ids) {
      boolean builtIn = BuiltIn.pages().stream().anyMatch(page -> page.id().equals(id));
      present.add(
          builtIn ? id : rules.find(id).map(Rule::id).orElseThrow(() -> unknown(rules, id)));
    }
    return present;
  }

  /** Returns the rules to run. */
  List<Rule> running() {
    return rules.all().stream().filter(rule -> isWanted(rule.id())).toList();
  }

  /** Returns a result without the findings of the linter's own that are not asked for. */
  LintResult narrowed(LintResult result) {
    return result.keeping(finding -> isKept(finding.ruleId()), gap -> true);
  }

  private boolean isKept(String id) {
    return id.equals(BuiltIn.INTERNAL_ERROR.id())
        || isWanted(id)
        || (BEDROCK.contains(id) && !skipped.contains(id));
  }

  private boolean isWanted(String id) {
    return (only.isEmpty() || only.contains(id)) && !skipped.contains(id);
  }
}
