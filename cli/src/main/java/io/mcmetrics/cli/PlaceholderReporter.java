package io.mcmetrics.cli;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.report.Reporter;
import java.io.IOException;

/** Stands in for the reporters of {@code io.mcmetrics.report}, which are not there yet. */
record PlaceholderReporter(Format format, boolean coloured, boolean quiet) implements Reporter {
  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    String red = coloured ? "\u001b[31m" : "";
    String plain = coloured ? "\u001b[0m" : "";
    for (Finding finding : result.findings()) {
      out.append(finding.problem().at().span().toString()).append(": ");
      out.append(red).append(finding.severity().word()).append(plain);
      out.append("[").append(finding.ruleId()).append("]: ");
      out.append(finding.problem().message()).append("\n");
    }
    if (!quiet) {
      out.append(result.findings().size() + " findings, " + result.gaps().size() + " gaps, ");
      out.append(result.counts().files() + " files (" + format + ")\n");
    }
  }
}
