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
    boolean isEmpty = whole.sawNothing() || whole.sawNoSender();
    return of(whole, isEmpty, shown, failOn, failOnGaps);
  }

  /**
   * Returns the exit code of a command that judges: 4 if a rule failed, else 1 if findings reach
   * {@code --fail-on}, else 3 if there was nothing of what the command judges, else 5 or 0.
   *
   * @param isEmpty whether there was nothing of what the command judges
   */
  static ExitCode of(
      LintResult whole, boolean isEmpty, LintResult shown, FailOn failOn, boolean failOnGaps) {
    if (!whole.faults().isEmpty()) {
      return FAULT;
    }
    if (failOn.isReachedBy(shown)) {
      return FINDINGS;
    }
    if (isEmpty) {
      return NOTHING_ANALYSED;
    }
    return failOnGaps && !shown.gaps().isEmpty() ? GAPS : CLEAN;
  }

  /** Returns the number. */
  int code() {
    return code;
  }
}
