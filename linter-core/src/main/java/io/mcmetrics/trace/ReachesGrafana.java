package io.mcmetrics.trace;

import java.util.Locale;

/** Whether the samples of a sender would be visible in Grafana. */
public enum ReachesGrafana {
  /** Each hop is in order, and all that could break one was looked at. */
  YES,
  /** Each hop is in order, as far as it was looked at. */
  AS_FAR_AS_SEEN,
  /** Samples arrive, but not all metrics that are needed. */
  PARTLY,
  /** At least one hop is broken. */
  NO,
  /** No hop is broken, but at least one is unknown. */
  UNKNOWN;

  /** Returns the word used in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns the name of its style in pictures. */
  public String style() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the answer of the four that programs know: what was not looked at is unknown. */
  public ReachesGrafana inJson() {
    return this == AS_FAR_AS_SEEN ? UNKNOWN : this;
  }
}
