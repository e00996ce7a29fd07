package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Severity;
import java.util.List;

/** How bad a finding must be to fail the run. */
enum FailOn {
  ERROR,
  WARNING,
  INFO,
  NEVER;

  private static final List<String> WORDS = List.of("error", "warning", "info", "never");

  /**
   * Returns what a word means.
   *
   * @throws UsageException if it means nothing
   */
  static FailOn of(String word) {
    int at = WORDS.indexOf(word);
    if (at < 0) {
      throw new UsageException(Suggestion.choice("--fail-on", word, WORDS));
    }
    return values()[at];
  }

  /** Tells whether a result has a finding this bad. */
  boolean isReachedBy(LintResult result) {
    return switch (this) {
      case ERROR -> result.hasFindingsAtLeast(Severity.ERROR);
      case WARNING -> result.hasFindingsAtLeast(Severity.WARNING);
      case INFO -> result.hasFindingsAtLeast(Severity.INFO);
      case NEVER -> false;
    };
  }
}
