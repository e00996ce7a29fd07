package io.mcmetrics.trace;

import java.util.Locale;

/** Whether the samples of a sender would be visible in Grafana. */
public enum ReachesGrafana {
  /** Each hop is in order. */
  YES,
  /** Samples arrive, but not all metrics that are needed. */
  PARTLY,
  /** At least one hop is broken. */
  NO,
  /** No hop is broken, but at least one is unknown. */
  UNKNOWN;

  /** Returns the word used in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
