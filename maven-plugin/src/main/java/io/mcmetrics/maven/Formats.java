package io.mcmetrics.maven;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.report.Reporter;
import java.io.IOException;

/** The formats of reports. Stands in for the enum {@code io.mcmetrics.report.Format}. */
final class Formats {
  private Formats() {}

  /**
   * Returns what writes a format.
   *
   * @throws UsageException if nothing does
   */
  static Reporter reporter(String format) {
    if (format.equals("concise")) {
      return Formats::concise;
    }
    throw new UsageException("`mcmetrics.reports`: there is no format `%s`".formatted(format));
  }

  private static void concise(LintResult result, Appendable out) throws IOException {
    for (Finding finding : result.findings()) {
      out.append(finding.problem().at().span().toString())
          .append(": ")
          .append(finding.severity().word())
          .append(": ")
          .append(finding.problem().message())
          .append(" [")
          .append(finding.ruleId())
          .append("]\n");
    }
  }
}
