package io.mcmetrics.promql.parser;

import java.time.Duration;
import java.util.Optional;

/** How long a duration is. */
public final class DurationLength {
  private DurationLength() {}

  /**
   * Returns the length of a duration such as {@code 1h30m}; empty if the text is not a duration,
   * has its units out of order, or is longer than Prometheus supports.
   */
  public static Optional<Duration> of(String text) {
    long milliseconds = NumberText.isDuration(text) ? NumberText.milliseconds(text) : -1;
    return milliseconds < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(milliseconds));
  }
}
