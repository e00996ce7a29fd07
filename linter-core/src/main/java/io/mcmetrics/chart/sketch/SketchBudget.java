package io.mcmetrics.chart.sketch;

/**
 * A bound on the number of items that one sheet makes, since nested loops multiply the lists in
 * values.
 */
public final class SketchBudget {
  /** The largest number of items, which is more than any real chart and values need. */
  private static final int MAX_ITEMS = 20_000;

  private int spent;

  /** Tells whether one more item may be made. */
  boolean allowsOneMore() {
    spent++;
    return spent <= MAX_ITEMS;
  }

  /** Tells whether more items were asked for than the bound allows. */
  public boolean isSpent() {
    return spent > MAX_ITEMS;
  }
}
