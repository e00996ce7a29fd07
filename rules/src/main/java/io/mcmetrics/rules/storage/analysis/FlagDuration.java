package io.mcmetrics.rules.storage.analysis;

import io.mcmetrics.promql.parser.DurationLength;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.time.Duration;
import java.util.Optional;

/** The value of a flag of Thanos that takes a duration. */
public final class FlagDuration {
  private FlagDuration() {}

  /** Returns the length; empty if it is not known, or without end. */
  public static Optional<Duration> of(Value<String> flag) {
    return flag instanceof Known<String> known
        ? DurationLength.of(known.value()).filter(length -> !length.isZero())
        : Optional.empty();
  }

  /** Returns how long ago a time limit such as {@code -1d} is; empty for any other one. */
  public static Optional<Duration> ago(Value<String> flag) {
    return flag instanceof Known<String> known && known.value().startsWith("-")
        ? DurationLength.of(known.value().substring(1))
        : Optional.empty();
  }
}
