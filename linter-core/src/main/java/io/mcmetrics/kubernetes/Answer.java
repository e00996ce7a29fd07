package io.mcmetrics.kubernetes;

/** An answer to whether something holds, in five degrees from a sure no to a sure yes. */
public enum Answer {
  /** It does not hold. */
  NO,
  /** It does not hold unless there is something unusual that is not in the files. */
  UNLIKELY,
  /** The files do not tell. */
  UNKNOWN,
  /** It holds unless there is something unusual that is not in the files. */
  LIKELY,
  /** It holds. */
  YES;

  /** Returns the sure answer. */
  public static Answer of(boolean holds) {
    return holds ? YES : NO;
  }

  /** Returns the negation. */
  public Answer not() {
    return switch (this) {
      case NO -> YES;
      case UNLIKELY -> LIKELY;
      case UNKNOWN -> UNKNOWN;
      case LIKELY -> UNLIKELY;
      case YES -> NO;
    };
  }

  /** Returns the answer to whether both hold: the lower of the two. */
  public Answer and(Answer other) {
    return compareTo(other) < 0 ? this : other;
  }

  /** Returns the answer to whether one of both holds: the higher of the two. */
  public Answer or(Answer other) {
    return compareTo(other) > 0 ? this : other;
  }

  /** Tells whether the answer is no or hardly. */
  public boolean isNegative() {
    return compareTo(UNKNOWN) < 0;
  }

  /** Tells whether the answer is yes or likely. */
  public boolean isPositive() {
    return compareTo(UNKNOWN) > 0;
  }
}
