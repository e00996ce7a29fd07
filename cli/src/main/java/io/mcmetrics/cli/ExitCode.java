package io.mcmetrics.cli;

import io.mcmetrics.engine.FailOn;
import io.mcmetrics.engine.LintResult;

/** The exit code of the program. */
enum ExitCode {
  CLEAN(0),
  FINDINGS(1),
  USAGE(2),
  NOTHING_ANALYSED(3),
  FAULT(4),
  GAPS(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /**
   * Returns the exit code of a run.
   *
   * @param whole all that the run found
   * @param shown the part that the caller asked to see
   */
  static ExitCode of(LintResult whole, LintResult shown, FailOn failOn, boolean failOnGaps) {
    if (!whole.faults().isEmpty()) {
      return FAULT;
    }
    if (failOn.isReachedBy(shown)) {
      return FINDINGS;
    }
    if (whole.sawNothing()) {
      return NOTHING_ANALYSED;
    }
    return failOnGaps && !shown.gaps().isEmpty() ? GAPS : CLEAN;
  }

  /** Returns the number. */
  int code() {
    return code;
  }
}
