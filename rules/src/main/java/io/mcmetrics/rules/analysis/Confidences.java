package io.mcmetrics.rules.analysis;

import io.mcmetrics.finding.Confidence;

/** Compares two confidences. */
public final class Confidences {
  private Confidences() {}

  /** Returns the weaker of two. */
  public static Confidence lower(Confidence one, Confidence other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Returns the stronger of two. */
  public static Confidence higher(Confidence one, Confidence other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
