package io.mcmetrics.finding;

import java.util.Locale;

/** How far the files prove a finding, the weakest first. */
public enum Confidence {
  /** The files hint at it; what would decide it is not in the tree. */
  POSSIBLE,
  /** The files say so, unless something unusual outside of them is at work. */
  LIKELY,
  /** The files prove it. */
  CERTAIN;

  /** Returns the word used in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
