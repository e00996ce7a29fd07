package io.mcmetrics.chart.values;

/** Whether something holds, as far as it can be known. */
public enum Truth {
  NO,
  UNKNOWN,
  YES;

  public static Truth of(boolean holds) {
    return holds ? YES : NO;
  }

  public Truth not() {
    return this == UNKNOWN ? UNKNOWN : of(this == NO);
  }

  /** Returns the weaker of both. */
  Truth and(Truth other) {
    return compareTo(other) < 0 ? this : other;
  }

  /** Returns the stronger of both. */
  Truth or(Truth other) {
    return compareTo(other) > 0 ? this : other;
  }
}
