package io.mcmetrics.report.trace;

import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.ReachesGrafana;

/** The signs that accompany colours, for readers who cannot distinguish them. */
public final class TraceIcons {
  private TraceIcons() {}

  /** Returns the sign for the status of a hop. */
  public static String of(HopStatus status) {
    return switch (status) {
      case OK -> "✓";
      case BROKEN -> "✕";
      case UNKNOWN -> "?";
      case NOT_APPLICABLE -> "–";
    };
  }

  /** Returns the sign for whether samples reach Grafana. */
  public static String of(ReachesGrafana reach) {
    return switch (reach) {
      case YES -> "✓";
      case AS_FAR_AS_SEEN -> "◌";
      case PARTLY -> "◐";
      case NO -> "✕";
      case UNKNOWN -> "?";
    };
  }
}
