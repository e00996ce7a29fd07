package io.mcmetrics.promql;

import java.util.List;

/** The result of parsing an expression. */
public sealed interface ParseResult {
  /** An expression that was parsed to its end. */
  record Whole(Expression expression) implements ParseResult {}

  /**
   * An expression that is not in the language, or is larger than anybody writes.
   *
   * @param error the first thing wrong
   * @param selectors the selectors before it; there may be others behind it
   * @param templated whether it contains variables, with whose values it may be valid
   */
  record Broken(PromqlError error, List<VectorSelector> selectors, boolean templated)
      implements ParseResult {
    /** Keeps its own list. */
    public Broken {
      selectors = List.copyOf(selectors);
    }
  }

  /** Returns the selectors that could be read: all of them if the expression is whole. */
  default List<VectorSelector> readableSelectors() {
    if (this instanceof Broken broken) {
      return broken.selectors();
    }
    return ((Whole) this).expression().selectors();
  }
}
