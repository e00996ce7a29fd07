package io.mcmetrics.kubernetes;

/** Whether something is so, as far as files tell, from the surest no to the surest yes. */
public enum Answer {
  NO,
  /** It would take something unusual that no file shows. */
  HARDLY,
  UNKNOWN,
  /** Only something unusual that no file shows could keep it from being so. */
  LIKELY,
  YES;

  /** Returns the answer to what is known for sure. */
  public static Answer of(boolean holds) {
    return holds ? YES : NO;
  }

  /** Returns the answer to the opposite. */
  public Answer not() {
    return switch (this) {
      case NO -> YES;
      case HARDLY -> LIKELY;
      case UNKNOWN -> UNKNOWN;
      case LIKELY -> HARDLY;
      case YES -> NO;
    };
  }

  /** Returns the weaker of both. */
  public Answer and(Answer other) {
    return compareTo(other) < 0 ? this : other;
  }

  /** Returns the stronger of both. */
  public Answer or(Answer other) {
    return compareTo(other) > 0 ? this : other;
  }

  /** Tells whether the answer is no, or nearly so. */
  public boolean isNegative() {
    return compareTo(UNKNOWN) < 0;
  }

  /** Tells whether the answer is yes, or nearly so. */
  public boolean isPositive() {
    return compareTo(UNKNOWN) > 0;
  }
}
