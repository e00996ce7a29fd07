package io.mcmetrics.rules.remotewrite.analysis;

import java.time.Duration;

/** Durations in the syntax of Prometheus. */
public final class PrometheusDurations {
  private PrometheusDurations() {}

  /** Returns the text of a duration, such as {@code 1m30s}. */
  public static String text(Duration length) {
    StringBuilder text = new StringBuilder();
    append(text, length.toHours(), "h");
    append(text, length.toMinutesPart(), "m");
    append(text, length.toSecondsPart(), "s");
    append(text, length.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }
}
