package io.mcmetrics.chart.values;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on values and version: {@code prometheus.enabled and not prometheus.agentMode or
 * version < 60}. A path holds if {@code if} in a template would be true for it; {@code a.b is list}
 * asks for a type, {@code a.b ~ x.*} for a text that an expression fits; {@code and} binds tighter
 * than {@code or}.
 *
 * @param alternatives the alternatives, one of which has to hold with all of its terms
 */
public record Condition(List<List<Term>> alternatives) {
  /** The condition that always holds. */
  public static final Condition ALWAYS = new Condition(List.of(List.of()));

  /** A term of a condition. */
  public sealed interface Term permits Filled, Equal, Since, Typed, Matching {}

  /** Whether the value at a path is true to a template. */
  public record Filled(KeyPath path, boolean expected) implements Term {}

  /** Whether the value at a path is a certain text. */
  public record Equal(KeyPath path, String text, boolean expected) implements Term {}

  /** Whether the whole text at a path fits an expression. */
  public record Matching(KeyPath path, Pattern expression) implements Term {}

  /** Whether the value at a path is of a type. */
  public record Typed(KeyPath path, ValueType type, boolean expected) implements Term {}

  /** Whether the chart has a version or a newer one. */
  public record Since(ChartVersion version, boolean expected) implements Term {}

  private static final Pattern SINCE = Pattern.compile("version (>=|<) (\\S+)");
  private static final Pattern EQUAL = Pattern.compile("(\\S+) (=|!=) (\\S+)");
  private static final Pattern MATCHING = Pattern.compile("(\\S+) ~ (\\S+)");
  private static final Pattern TYPED = Pattern.compile("(\\S+) is (not )?(\\w+)");
  private static final Pattern FILLED = Pattern.compile("(not )?(\\S+)");

  /** Keeps its own lists. */
  public Condition {
    alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  /**
   * Returns the condition that a text writes.
   *
   * @throws IllegalArgumentException if it writes none
   */
  public static Condition of(String text) {
    List<List<Term>> alternatives = new ArrayList<>();
    for (String alternative : text.strip().split("\\s+or\\s+", -1)) {
      List<Term> terms = new ArrayList<>();
      for (String term : alternative.split("\\s+and\\s+", -1)) {
        terms.add(term(term.strip()));
      }
      alternatives.add(terms);
    }
    return new Condition(alternatives);
  }

  private static Term term(String text) {
    Matcher since = SINCE.matcher(text);
    if (since.matches()) {
      ChartVersion version =
          ChartVersion.find(since.group(2))
              .orElseThrow(() -> new IllegalArgumentException("`" + text + "` has no version"));
      return new Since(version, since.group(1).equals(">="));
    }
    Matcher equal = EQUAL.matcher(text);
    if (equal.matches()) {
      return new Equal(KeyPath.of(equal.group(1)), equal.group(3), equal.group(2).equals("="));
    }
    Matcher matching = MATCHING.matcher(text);
    if (matching.matches()) {
      return new Matching(KeyPath.of(matching.group(1)), Pattern.compile(matching.group(2)));
    }
    Matcher typed = TYPED.matcher(text);
    if (typed.matches()) {
      ValueType type = ValueType.named(typed.group(3));
      return new Typed(KeyPath.of(typed.group(1)), type, typed.group(2) == null);
    }
    Matcher filled = FILLED.matcher(text);
    if (filled.matches()) {
      return new Filled(KeyPath.of(filled.group(2)), filled.group(1) == null);
    }
    throw new IllegalArgumentException("`" + text + "` is no condition");
  }

  /**
   * Returns whether it holds.
   *
   * @param answers whether a term holds
   */
  public Truth holds(Function<Term, Truth> answers) {
    Truth any = Truth.NO;
    for (List<Term> terms : alternatives) {
      any = any.or(allHold(terms, answers));
      if (any == Truth.YES) {
        return any;
      }
    }
    return any;
  }

  /** Tells whether it depends on the version of the chart. */
  public boolean asksForVersion() {
    return alternatives.stream()
        .anyMatch(terms -> terms.stream().anyMatch(Since.class::isInstance));
  }

  private static Truth allHold(List<Term> terms, Function<Term, Truth> answers) {
    Truth all = Truth.YES;
    for (Term term : terms) {
      all = all.and(answers.apply(term));
      if (all == Truth.NO) {
        return all;
      }
    }
    return all;
  }
}
