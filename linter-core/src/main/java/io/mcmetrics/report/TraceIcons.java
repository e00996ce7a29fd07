package io.mcmetrics.report;

import io.mcmetrics.trace.Reach;
import io.mcmetrics.trace.Status;

/** The signs that stand beside colours, for whoever does not see these. */
final class TraceIcons {
  private TraceIcons() {}

  static String of(Status status) {
    return switch (status) {
      case OK -> "✓";
      case BROKEN -> "✕";
      case UNKNOWN -> "?";
      case NOT_APPLICABLE -> "–";
    };
  }

  static String of(Reach reach) {
    return switch (reach) {
      case YES -> "✓";
      case PARTLY -> "◐";
      case NO -> "✕";
      case UNKNOWN -> "?";
    };
  }
}
