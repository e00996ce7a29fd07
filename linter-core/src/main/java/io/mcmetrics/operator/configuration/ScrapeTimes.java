package io.mcmetrics.operator.configuration;

import io.mcmetrics.operator.configuration.OperatorFault.Outcome;
import io.mcmetrics.promql.parser.DurationLength;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import java.time.Duration;
import java.util.Optional;

/**
 * Compares the time that a scrape may take with the time between two ({@code
 * CompareScrapeTimeoutToScrapeInterval} in {@code pkg/prometheus/promcfg.go} of 0.94.1).
 */
final class ScrapeTimes {
  /** The resource definition sets it where nothing is written. */
  private static final String DEFAULT_INTERVAL = "30s";

  private ScrapeTimes() {}

  /** Returns the interval of a Prometheus, with its default. */
  static Value<String> withDefault(Value<String> interval) {
    return interval instanceof Absent<String> || interval.isKnown("")
        ? new Known<>(DEFAULT_INTERVAL, interval.origin())
        : interval;
  }

  static Optional<OperatorFault> fault(
      Outcome outcome, Value<String> timeout, Value<String> interval) {
    if (!(timeout instanceof Known<String> most) || !(interval instanceof Known<String> pause)) {
      return Optional.empty();
    }
    Optional<Duration> longest = length(most.value());
    Optional<Duration> between = length(pause.value());
    if (longest.isEmpty() || between.isEmpty() || longest.get().compareTo(between.get()) <= 0) {
      return Optional.empty();
    }
    String message =
        "scrapeTimeout \"%s\" greater than scrapeInterval \"%s\""
            .formatted(most.value(), pause.value());
    return Optional.of(OperatorFault.certain(outcome, message, most));
  }

  private static Optional<Duration> length(String text) {
    return text.equals("0") ? Optional.of(Duration.ZERO) : DurationLength.of(text);
  }
}
