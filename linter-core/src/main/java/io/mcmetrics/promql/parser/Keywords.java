package io.mcmetrics.promql.parser;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The keywords of PromQL, which are case-insensitive, and the places where they may be names
 * (prometheus/prometheus, promql/parser/lex.go and generated_parser.y).
 */
public final class Keywords {
  /** Binary operators with their precedence, the loosest first. */
  private static final Map<String, Integer> PRECEDENCE =
      Map.ofEntries(
          Map.entry("or", 1),
          Map.entry("and", 2),
          Map.entry("unless", 2),
          Map.entry("==", 3),
          Map.entry("!=", 3),
          Map.entry("<=", 3),
          Map.entry("<", 3),
          Map.entry(">=", 3),
          Map.entry(">", 3),
          Map.entry("</", 3),
          Map.entry(">/", 3),
          Map.entry("+", 4),
          Map.entry("-", 4),
          Map.entry("*", 5),
          Map.entry("/", 5),
          Map.entry("%", 5),
          Map.entry("atan2", 5),
          Map.entry("^", 6));

  /** The precedence of the operator that binds tightest, the only one that is right-associative. */
  static final int POWER = 6;

  private static final Set<String> AGGREGATIONS =
      Set.of(
          "sum",
          "avg",
          "count",
          "min",
          "max",
          "group",
          "stddev",
          "stdvar",
          "topk",
          "bottomk",
          "count_values",
          "quantile",
          "limitk",
          "limit_ratio");

  private static final Set<String> WITH_PARAMETER =
      Set.of("topk", "bottomk", "count_values", "quantile", "limitk", "limit_ratio");

  private static final Set<String> NUMBERS = Set.of("inf", "nan");

  private static final Set<String> NEVER_METRICS =
      Set.of("bool", "on", "ignoring", "group_left", "group_right", "atan2", "inf", "nan");

  private static final Set<String> NEVER_GROUPED_BY = Set.of("without", "inf", "nan");

  private static final Set<String> DURATION_FUNCTIONS = Set.of("step", "range", "max_of", "min_of");

  /** Keywords that are functions if a parenthesis follows. */
  private static final Set<String> CALLABLE =
      Set.of("start", "end", "step", "range", "max_of", "min_of");

  private static final Set<String> OTHERS =
      Set.of(
          "offset",
          "smoothed",
          "anchored",
          "by",
          "without",
          "on",
          "ignoring",
          "group_left",
          "group_right",
          "bool");

  private Keywords() {}

  static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Returns how tightly a binary operator binds; 0 for what is none. */
  static int precedence(Token token) {
    boolean mayBe = token.form() == Token.Form.SIGN || token.form() == Token.Form.WORD;
    return mayBe ? PRECEDENCE.getOrDefault(lower(token.text()), 0) : 0;
  }

  /** Tells whether an operator, in lower case, compares: {@code ==}, {@code <} and the like. */
  public static boolean isComparison(String operator) {
    return !operator.endsWith("/") && PRECEDENCE.getOrDefault(operator, 0) == 3;
  }

  /** Tells whether an operator, in lower case, is {@code and}, {@code or} or {@code unless}. */
  public static boolean isSetOperator(String operator) {
    return PRECEDENCE.getOrDefault(operator, 0) <= 2;
  }

  static boolean isAggregation(String word) {
    return AGGREGATIONS.contains(lower(word));
  }

  /**
   * Tells whether an aggregation, in lower case, has a parameter before its expression, as {@code
   * topk} and {@code quantile} do.
   */
  public static boolean takesParameter(String aggregation) {
    return WITH_PARAMETER.contains(aggregation);
  }

  static boolean isNumber(String word) {
    return NUMBERS.contains(lower(word));
  }

  static boolean isMetric(String word) {
    return !NEVER_METRICS.contains(lower(word));
  }

  static boolean isLabelToGroupBy(String word) {
    return !NEVER_GROUPED_BY.contains(lower(word));
  }

  static boolean isDurationFunction(String word) {
    return DURATION_FUNCTIONS.contains(lower(word));
  }

  /** Tells whether a word with a parenthesis after it is a call. Others would be errors. */
  static boolean isFunction(String word) {
    String lower = lower(word);
    boolean isKeyword =
        PRECEDENCE.containsKey(lower) || OTHERS.contains(lower) || NUMBERS.contains(lower);
    return CALLABLE.contains(lower) || (!isKeyword && word.indexOf(':') < 0);
  }
}
