package io.mcmetrics.report.finding;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.report.AnsiColors;
import io.mcmetrics.report.Printable;
import io.mcmetrics.report.Style;
import io.mcmetrics.rule.RulePage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes the text report: every finding with its lines, then how much was read and what could not
 * be.
 */
final class TextReporter implements Reporter {
  private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?])\\s+(?=[A-Z`])");

  private final Style style;

  TextReporter(Style style) {
    this.style = style;
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    Map<String, String> help = new HashMap<>();
    for (RulePage page : result.rules()) {
      help.put(page.id(), firstSentence(page.remedy().replaceAll("\\s+", " ")));
    }
    for (ReportedFinding reported : ReportedFinding.of(result)) {
      AnsiColors colors = new AnsiColors(style.colour(), reported.finding().severity());
      String remedy = help.getOrDefault(reported.finding().ruleId(), "");
      out.append(header(reported, colors))
          .append(FindingFrames.of(reported, remedy, colors, style.standpoint()))
          .append('\n');
    }
    if (!style.brief()) {
      out.append(TextSummary.of(result, style));
    }
  }

  private static String header(ReportedFinding reported, AnsiColors colors) {
    Finding finding = reported.finding();
    String label = finding.severity().word() + "[" + Printable.line(finding.ruleId()) + "]";
    String message = Printable.line(reported.message()) + reported.confidenceNote();
    return colors.severity(label) + colors.strong(": " + message) + "\n";
  }

  private static String firstSentence(String text) {
    String first = BETWEEN_SENTENCES.split(text.strip(), 2)[0];
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }
}
