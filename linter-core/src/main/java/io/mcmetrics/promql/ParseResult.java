package io.mcmetrics.promql;

import java.util.List;

/** What became of reading an expression. */
public sealed interface ParseResult {
  /** An expression read to its end. */
  record Whole(Expression expression) implements ParseResult {}

  /**
   * An expression that is not in the language, or is larger than anybody writes.
   *
   * @param complaint the first thing wrong
   * @param selectors those before it: what follows is not known, so that nothing may be argued from
   *     what is missing here
   * @param templated whether variables are part of it, with which it may be right after all
   */
  record Broken(PromqlError complaint, List<VectorSelector> selectors, boolean templated)
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
