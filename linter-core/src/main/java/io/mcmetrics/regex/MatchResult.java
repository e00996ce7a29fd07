package io.mcmetrics.regex;

/** Whether something holds for a text of which a part may be unknown. */
public enum MatchResult {
  YES,
  NO,
  MAYBE;

  /** Returns {@link #YES} or {@link #NO}. */
  public static MatchResult of(boolean holds) {
    return holds ? YES : NO;
  }
}
