package io.mcmetrics.maven;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.report.finding.FindingFrames;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Position;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** The lines that the console of Maven shows for a run. Maven adds the levels, and the colour. */
final class Console {
  /** One line, and its level. */
  record Line(Severity level, String text) {
    /** Logs the line. */
    void to(Log log) {
      switch (level) {
        case ERROR -> log.error(text);
        case WARNING -> log.warn(text);
        case INFO -> log.info(text);
      }
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final Standpoint standpoint;

  private Console(Standpoint standpoint) {
    this.standpoint = standpoint;
  }

  /**
   * Returns the lines for a result.
   *
   * @param gapLevel the level of gaps
   * @param quiet whether to leave out all but the findings themselves
   * @param standpoint what the paths are relative to
   */
  static List<Line> lines(
      LintResult result, Severity gapLevel, boolean quiet, Standpoint standpoint) {
    Console console = new Console(standpoint);
    for (Finding finding : result.findings()) {
      console.show(finding, quiet);
    }
    if (!quiet || gapLevel != Severity.INFO) {
      result.gaps().forEach(gap -> console.show(FindingFrames.shown(gap), gapLevel));
    }
    if (!quiet) {
      console.add(Severity.INFO, Summary.of(result));
      if (!standpoint.note().isEmpty()) {
        console.add(Severity.INFO, standpoint.note());
      }
    }
    return List.copyOf(console.lines);
  }

  private void show(Finding finding, boolean quiet) {
    Problem problem = finding.problem();
    add(
        finding.severity(),
        "%s %s %s"
            .formatted(place(problem.at()), finding.ruleId(), FindingFrames.message(finding)));
    if (quiet) {
      return;
    }
    FindingFrames.lines(finding, standpoint).forEach(line -> add(Severity.INFO, line));
  }

  private void show(Gap gap, Severity level) {
    add(level, "%s not seen: %s; %s".formatted(place(gap.at()), gap.what(), gap.effect()));
  }

  private void add(Severity level, String text) {
    lines.add(new Line(level, printable(text)));
  }

  /** Escapes what could control the terminal; a tab is one column here. */
  private static String printable(String text) {
    return text.replace('\t', ' ').replaceAll("\\p{Cc}", "\uFFFD");
  }

  /** Returns a place as Maven's own compiler plugin writes it. */
  private String place(Origin at) {
    Position from = at.span().from();
    return "%s:[%d,%d]"
        .formatted(standpoint.shown(at.span().file().path()), from.line(), from.column());
  }
}
