package io.mcmetrics.promql;

import java.util.List;
import java.util.Optional;

/**
 * A selection of series.
 *
 * @param matchers the conditions in the order in which they are written, that of the name included
 * @param open whether a variable may add conditions
 */
public record VectorSelector(List<LabelMatcher> matchers, boolean open, TextRange range)
    implements Expression {
  /** Keeps its own list. */
  public VectorSelector {
    matchers = List.copyOf(matchers);
  }

  /** Returns the name of the metric, if it is not merely compared with a regular expression. */
  public Optional<TemplatedText> name() {
    return matchers.stream()
        .filter(LabelMatcher::isNameEquality)
        .map(LabelMatcher::value)
        .findFirst();
  }

  /** Returns the conditions on other labels than the name. */
  public List<LabelMatcher> labelMatchers() {
    return matchers.stream().filter(matcher -> !matcher.isNameEquality()).toList();
  }

  @Override
  public List<Expression> parts() {
    return List.of();
  }
}
