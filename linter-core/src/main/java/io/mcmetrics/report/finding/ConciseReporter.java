package io.mcmetrics.report.finding;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.report.Printable;
import io.mcmetrics.report.Standpoint;
import java.io.IOException;

/** Writes one line a finding, and nothing else. */
final class ConciseReporter implements Reporter {
  private final Standpoint standpoint;

  ConciseReporter(Standpoint standpoint) {
    this.standpoint = standpoint;
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    for (ReportedFinding reported : ReportedFinding.of(result)) {
      String line =
          "%s: %s[%s] %s%s"
              .formatted(
                  standpoint.shown(reported.span()),
                  reported.finding().severity().word(),
                  reported.finding().ruleId(),
                  reported.message(),
                  reported.confidenceNote());
      out.append(Printable.line(line)).append('\n');
    }
  }
}
