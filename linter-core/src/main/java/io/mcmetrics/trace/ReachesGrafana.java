package io.mcmetrics.trace;

import java.util.Locale;

/** Whether what a sender sends would be seen in Grafana. */
public enum ReachesGrafana {
  /** Each hop is in order. */
  YES,
  /** It arrives, but not all that is asked for. */
  PARTLY,
  /** At least one hop is broken. */
  NO,
  /** No hop is broken, and at least one cannot be seen. */
  UNKNOWN;

  /** Returns the word used in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
