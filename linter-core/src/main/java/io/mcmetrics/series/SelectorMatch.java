package io.mcmetrics.series;

import io.mcmetrics.promql.LabelMatcher;
import io.mcmetrics.promql.TemplatedText;
import io.mcmetrics.promql.VectorSelector;
import io.mcmetrics.regex.SelectorRegex;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which series a selector selects.
 *
 * @param conditions one for each matcher
 */
record SelectorMatch(List<Condition> conditions) {
  /** A value that no series has. */
  private static final String UNUSED_VALUE = "a value that nobody gives";

  /** What a label is to be; an empty text if a series lacks it. */
  record Condition(String label, Predicate<String> accepts) {}

  static SelectorMatch of(VectorSelector selector) {
    List<Condition> conditions = new ArrayList<>();
    for (LabelMatcher matcher : selector.matchers()) {
      String label = matcher.label() instanceof TemplatedText.Known known ? known.text() : "";
      conditions.add(new Condition(label, accepting(matcher)));
    }
    return new SelectorMatch(List.copyOf(conditions));
  }

  /** Tells whether a condition on the name may hold for one. */
  static boolean mayMatch(LabelMatcher matcher, String name) {
    return !(matcher.value() instanceof TemplatedText.Known) || accepting(matcher).test(name);
  }

  /** Tells whether it excludes anything: only then does it tell which series exist. */
  boolean isRestrictive() {
    return !conditions.stream().allMatch(condition -> condition.accepts().test(UNUSED_VALUE));
  }

  boolean selects(LabelSet series) {
    return conditions.stream()
        .allMatch(condition -> condition.accepts().test(text(series, condition.label())));
  }

  private static String text(LabelSet series, String label) {
    return series.value(label) instanceof LabelValue.Text text ? text.text() : "";
  }

  /** What is not known, or no expression, accepts nothing. */
  private static Predicate<String> accepting(LabelMatcher matcher) {
    if (!(matcher.value() instanceof TemplatedText.Known known)) {
      return text -> false;
    }
    String value = known.text();
    return switch (matcher.operator()) {
      case EQUAL -> value::equals;
      case NOT_EQUAL -> text -> !value.equals(text);
      case MATCHES -> matching(value, true);
      case MATCHES_NOT -> matching(value, false);
    };
  }

  private static Predicate<String> matching(String regex, boolean wanted) {
    return SelectorRegex.compile(regex)
        .map(matches -> wanted ? matches : matches.negate())
        .orElse(text -> false);
  }
}
