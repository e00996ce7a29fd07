package io.mcmetrics.report.finding;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.report.Printable;
import java.io.IOException;

/** Writes one line a finding, and nothing else. */
final class ConciseReporter implements Reporter {
  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    for (ReportedFinding entry : ReportedFinding.of(result)) {
      String line =
          "%s: %s[%s] %s%s"
              .formatted(
                  entry.span(),
                  entry.finding().severity().word(),
                  entry.finding().ruleId(),
                  entry.message(),
                  entry.doubt());
      out.append(Printable.line(line)).append('\n');
    }
  }
}
