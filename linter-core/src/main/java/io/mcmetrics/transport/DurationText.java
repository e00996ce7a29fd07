package io.mcmetrics.transport;

import io.mcmetrics.promql.parser.DurationLength;
import java.time.Duration;
import java.util.Optional;

/** Durations as Prometheus writes them: {@code 30s}, {@code 1h30m}, and a zero without a unit. */
final class DurationText {
  private DurationText() {}

  /** Returns the length of a duration; empty for what is none. */
  static Optional<Duration> parse(String text) {
    return text.equals("0") ? Optional.of(Duration.ZERO) : DurationLength.of(text);
  }

  /** Returns what Prometheus says of a text that is no duration. */
  static String complaint(String text) {
    return text.isEmpty()
        ? "empty duration string"
        : "not a valid duration string: \"" + text + "\"";
  }
}
