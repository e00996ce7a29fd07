package io.mcmetrics.cli;

import io.mcmetrics.report.Reporter;

/** The one place that makes reporters, so that a run loads the classes of its own formats only. */
final class Reporters {
  private Reporters() {}

  /**
   * Returns the reporter of a format.
   *
   * @param coloured whether what it writes is looked at where colours are welcome
   */
  static Reporter of(Format format, boolean coloured, LintOptions options) {
    return new PlaceholderReporter(format, coloured, options.quiet());
  }
}
