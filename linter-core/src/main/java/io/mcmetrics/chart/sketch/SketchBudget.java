package io.mcmetrics.chart.sketch;

/** A bound on what one sheet makes: loops within loops multiply whatever a file lists. */
public final class SketchBudget {
  /** More than the largest chart makes of the largest values seen. */
  private static final int MAX_ITEMS = 20_000;

  private int spent;

  /** Tells whether one more item may be made. */
  boolean allowsOneMore() {
    spent++;
    return spent <= MAX_ITEMS;
  }

  public boolean isSpent() {
    return spent > MAX_ITEMS;
  }
}
