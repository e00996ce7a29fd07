package io.mcmetrics.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** A set of rules, by id. */
public final class Rules {
  private static final int LONGEST_SUMMARY = 80;

  private final Map<String, Rule> byId;
  private final Map<String, String> formerIds;

  private Rules(Map<String, Rule> byId, Map<String, String> formerIds) {
    this.byId = byId;
    this.formerIds = formerIds;
  }

  /**
   * Returns the rules that a class loader finds as services.
   *
   * @param loader the class loader that sees the rules: in Maven the plugin's, not the thread's
   */
  public static Rules discover(ClassLoader loader) {
    List<Rule> rules = new ArrayList<>();
    ServiceLoader.load(Rule.class, loader).forEach(rules::add);
    return of(rules);
  }

  /**
   * Returns some rules, sorted by id.
   *
   * @throws IllegalStateException if two share an id, or a description is not as {@link RuleInfo}
   *     asks for: a bug in a rule
   */
  public static Rules of(List<Rule> rules) {
    List<Rule> sorted = new ArrayList<>(rules);
    sorted.sort(Comparator.comparing(Rule::id));
    Map<String, Rule> byId = new LinkedHashMap<>();
    Map<String, String> formerIds = new LinkedHashMap<>();
    for (Rule rule : sorted) {
      RulePage page = rule.page();
      demand(byId.put(rule.id(), rule) == null, rule.id(), "is the id of two rules");
      demand(page.summary().length() <= LONGEST_SUMMARY, rule.id(), "has too long a summary");
      demand(!page.summary().endsWith("."), rule.id(), "has a summary with a full stop");
      RuleInfo info = rule.getClass().getAnnotation(RuleInfo.class);
      for (String former : info == null ? new String[0] : info.formerIds()) {
        demand(formerIds.put(former, rule.id()) == null, former, "was the id of two rules");
      }
    }
    for (String former : formerIds.keySet()) {
      demand(!byId.containsKey(former), former, "is both an id and a former id");
    }
    return new Rules(byId, formerIds);
  }

  private static void demand(boolean fulfilled, String id, String complaint) {
    if (!fulfilled) {
      throw new IllegalStateException("`" + id + "` " + complaint);
    }
  }

  /** Returns all rules, by id. */
  public List<Rule> all() {
    return List.copyOf(byId.values());
  }

  /** Returns the rule of an id, or of a former one. */
  public Optional<Rule> find(String id) {
    return Optional.ofNullable(byId.get(formerIds.getOrDefault(id, id)));
  }

  /** Returns all ids, sorted. */
  public List<String> ids() {
    return List.copyOf(byId.keySet());
  }
}
