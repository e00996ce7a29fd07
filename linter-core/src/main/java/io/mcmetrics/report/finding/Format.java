package io.mcmetrics.report.finding;

import io.mcmetrics.report.Style;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The output formats for the findings of a run. */
public enum Format {
  /** Code frames for people. */
  TEXT,
  /** One line a finding, for editors. */
  CONCISE,
  /** The report of version 1, for programs. */
  JSON,
  /** SARIF 2.1.0, for code scanning. */
  SARIF;

  /** Returns the format of a name as it is written in flags; empty if there is none. */
  public static Optional<Format> find(String name) {
    return Stream.of(values()).filter(format -> format.word().equals(name)).findFirst();
  }

  /** Returns the names of all formats. */
  public static List<String> words() {
    return Stream.of(values()).map(Format::word).toList();
  }

  /** Returns the name used in flags. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the reporter for this format. Only that of {@link #TEXT} uses all of the style; paths
   * for programs are relative to the root, wherever the reader stands.
   */
  public Reporter reporter(Style style) {
    return switch (this) {
      case TEXT -> new TextReporter(style);
      case CONCISE -> new ConciseReporter(style.standpoint());
      case JSON -> new JsonReporter(style.standpoint());
      case SARIF -> new SarifReporter();
    };
  }
}
