package io.mcmetrics.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Stands in for the enum of that name in {@code io.mcmetrics.report}, which is not there yet. */
enum Format {
  TEXT,
  CONCISE,
  JSON,
  SARIF;

  static Optional<Format> find(String name) {
    return Stream.of(values()).filter(format -> format.word().equals(name)).findFirst();
  }

  static List<String> names() {
    return Stream.of(values()).map(Format::word).toList();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
