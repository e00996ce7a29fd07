package io.mcmetrics.report.finding;

import io.mcmetrics.engine.LintResult;
import java.io.IOException;

/** A way to show the result of a run. */
public interface Reporter {
  /**
   * Writes the whole report.
   *
   * @throws IOException if {@code out} does
   */
  void write(LintResult result, Appendable out) throws IOException;
}
