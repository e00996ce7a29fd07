package io.mcmetrics.finding;

import java.util.Locale;

/** How far the files prove a finding, the weakest first. */
public enum Confidence {
  /** The files suggest it; what would decide it is not in the tree. */
  POSSIBLE,
  /** The files say so; only something unusual outside of them could make it untrue. */
  LIKELY,
  /** The files prove it. */
  CERTAIN;

  /** Returns the word used in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
