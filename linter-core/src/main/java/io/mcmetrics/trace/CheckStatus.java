package io.mcmetrics.trace;

import java.util.Locale;

/** What is known of one thing that can break a hop. */
public enum CheckStatus {
  /** It was looked at, and nothing is wrong. */
  IN_ORDER,
  /** It was looked at, and a finding says what is wrong. */
  BROKEN,
  /** It was not looked at, or not all of it. */
  NOT_LOOKED_AT;

  /** Returns the word used in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
