package io.mcmetrics.series;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of metrics, as far as they differ in the series that they consist of. */
enum MetricType {
  GAUGE,
  COUNTER,
  HISTOGRAM,
  SUMMARY;

  static Optional<MetricType> find(String word) {
    for (MetricType type : values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Returns what is appended to the name for the series that exist once for each set of labels. */
  List<String> totals() {
    return switch (this) {
      case GAUGE, COUNTER -> List.of();
      case HISTOGRAM, SUMMARY -> List.of("_sum", "_count");
    };
  }

  /** Returns what is appended to the name for the series that there are several of. */
  String suffix() {
    return this == HISTOGRAM ? "_bucket" : "";
  }

  /** Returns the rows that tell those apart; empty if there is one. */
  Optional<String> rows() {
    return switch (this) {
      case HISTOGRAM -> Optional.of("le");
      case SUMMARY -> Optional.of("quantile");
      case GAUGE, COUNTER -> Optional.empty();
    };
  }
}
