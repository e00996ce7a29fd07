package io.mcmetrics.remotewrite;

import io.mcmetrics.promql.parser.DurationLength;
import java.time.Duration;
import java.util.Optional;

/** Durations as Prometheus writes them: {@code 30s}, {@code 1h30m}, and a zero without a unit. */
final class DurationText {
  private DurationText() {}

  /** Returns the length of a duration; empty if the text is not one. */
  static Optional<Duration> parse(String text) {
    return text.equals("0") ? Optional.of(Duration.ZERO) : DurationLength.of(text);
  }

  /** Returns the error message of Prometheus for a text that is not a duration. */
  static String complaint(String text) {
    return text.isEmpty()
        ? "empty duration string"
        : "not a valid duration string: \"" + text + "\"";
  }
}
