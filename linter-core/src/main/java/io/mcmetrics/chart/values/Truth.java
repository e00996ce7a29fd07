package io.mcmetrics.chart.values;

/** Whether something holds, as far as it is known. */
public enum Truth {
  NO,
  UNKNOWN,
  YES;

  /** Returns the truth of something known. */
  public static Truth of(boolean holds) {
    return holds ? YES : NO;
  }

  /** Returns the opposite; what is unknown stays so. */
  public Truth not() {
    return this == UNKNOWN ? UNKNOWN : of(this == NO);
  }

  /** Returns whether both hold. */
  Truth and(Truth other) {
    return compareTo(other) < 0 ? this : other;
  }

  /** Returns whether one of both holds. */
  Truth or(Truth other) {
    return compareTo(other) > 0 ? this : other;
  }
}
