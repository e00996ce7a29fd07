package io.mcmetrics.engine;

import io.mcmetrics.config.Config;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RulePage;
import io.mcmetrics.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rules that a caller asks for, or does not want, for one run. */
public final class RuleChoice {
  /**
   * These always run: without them, nobody would learn that a file is invalid or that a rule has
   * failed.
   */
  private static final Set<String> ALWAYS_ON =
      Set.of(BuiltInRule.INVALID_YAML.id(), BuiltInRule.INTERNAL_ERROR.id());

  private final Rules rules;
  private final Set<String> only;
  private final Set<String> skipped;

  private RuleChoice(Rules rules, Set<String> only, Set<String> skipped) {
    this.rules = rules;
    this.only = only;
    this.skipped = skipped;
  }

  /**
   * Returns a choice by ids, present or former.
   *
   * @param only the rules to run; all, if there are none
   * @param skipped the rules not to run
   * @throws UsageException if there is no rule of an id
   */
  public static RuleChoice of(Rules rules, List<String> only, List<String> skipped) {
    return new RuleChoice(rules, present(rules, only), present(rules, skipped));
  }

  /** Returns the ids of all rules and of the problems that the linter itself reports. */
  public static List<String> knownIds(Rules rules) {
    List<String> known = new ArrayList<>(rules.ids());
    BuiltInRule.pages().forEach(page -> known.add(page.id()));
    return known;
  }

  /**
   * Returns the page of a rule, or of a problem that the linter itself reports.
   *
   * @throws UsageException if there is none of that id
   */
  public static RulePage page(Rules rules, String id) {
    return BuiltInRule.pages().stream()
        .filter(page -> page.id().equals(id))
        .findFirst()
        .or(() -> rules.find(id).map(Rule::page))
        .orElseThrow(() -> unknown(rules, id));
  }

  private static UsageException unknown(Rules rules, String id) {
    String hint = new Vocabulary(knownIds(rules)).hint(id);
    return new UsageException("there is no rule `" + id + "`" + hint);
  }

  private static Set<String> present(Rules rules, List<String> ids) {
    Set<String> present = new TreeSet<>();
    ids.forEach(id -> present.add(page(rules, id).id()));
    return present;
  }

  /** Returns a configuration with all rules turned off that are not chosen. */
  public Config in(Config config) {
    Set<String> off = new TreeSet<>(config.off());
    off.addAll(skipped);
    if (!only.isEmpty()) {
      knownIds(rules).stream()
          .filter(id -> !only.contains(id) && !ALWAYS_ON.contains(id))
          .forEach(off::add);
    }
    return config.with(List.copyOf(off));
  }
}
