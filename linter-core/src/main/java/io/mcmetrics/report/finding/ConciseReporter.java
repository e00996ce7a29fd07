package io.mcmetrics.report.finding;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.report.Printable;
import java.io.IOException;

/** Writes one line a finding, and nothing else. */
final class ConciseReporter implements Reporter {
  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    for (ReportedFinding reported : ReportedFinding.of(result)) {
      String line =
          "%s: %s[%s] %s%s"
              .formatted(
                  reported.span(),
                  reported.finding().severity().word(),
                  reported.finding().ruleId(),
                  reported.message(),
                  reported.confidenceNote());
      out.append(Printable.line(line)).append('\n');
    }
  }
}
