package io.mcmetrics.html;

import io.mcmetrics.masking.ReportMask;
import io.mcmetrics.report.PrintedCharacter;
import io.mcmetrics.source.Region;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.util.List;

/** Shows the lines of one place on a page, with the range marked and secrets masked. */
final class SourceLines {
  private static final int MOST_LINES = 6;
  private static final int MOST_COLUMNS = 160;
  private static final int COLUMNS_BEFORE = 60;
  private static final String CUT = "…";

  private final SourceFile file;
  private final Region region;

  private SourceLines(SourceFile file, Region region) {
    this.file = file;
    this.region = region;
  }

  /** Adds the path, the line and the lines themselves. */
  static void add(Span span, HtmlWriter html) {
    SourceLines lines = new SourceLines(span.file(), Region.trimmed(span));
    html.open("code", "class", "place").text(span.file().path() + ":" + span.from().line());
    html.close("code");
    html.open("pre").open("code");
    lines.addLines(html);
    html.close("code", "pre").lineBreak();
  }

  private void addLines(HtmlWriter html) {
    int first = Math.max(1, region.startLine() - 1);
    int last = Math.min(region.endLine(), region.startLine() + MOST_LINES - 1);
    for (int line = first; line <= last; line++) {
      addLine(line, html);
    }
    if (last < region.endLine()) {
      html.text(CUT);
    } else if (!file.line(last + 1).isBlank()) {
      addLine(last + 1, html);
    }
  }

  private void addLine(int number, HtmlWriter html) {
    boolean meant = number >= region.startLine() && number <= region.endLine();
    List<PrintedCharacter> cells =
        PrintedCharacter.of(file.line(number), ReportMask.in(file, number));
    int from = number == region.startLine() ? region.startColumn() - 1 : 0;
    int to = number == region.endLine() ? region.endColumn() - 1 : cells.size();
    int start = meant ? Math.min(from, cells.size()) : cells.size();
    int end = meant ? Math.max(start, Math.min(to, cells.size())) : start;
    int first = meant && start > MOST_COLUMNS / 2 ? start - COLUMNS_BEFORE : 0;
    int last = Math.min(cells.size(), first + MOST_COLUMNS);
    html.open("span", "class", meant ? "line meant" : "line");
    html.open("span", "class", "number").text(String.valueOf(number)).close("span");
    html.text(first > 0 ? CUT : "").text(shown(cells, first, Math.min(start, last)));
    if (end > start) {
      html.open("mark").text(shown(cells, start, Math.min(end, last))).close("mark");
    }
    html.text(shown(cells, Math.max(end, first), last)).text(last < cells.size() ? CUT : "");
    html.close("span").lineBreak();
  }

  private static String shown(List<PrintedCharacter> cells, int from, int to) {
    StringBuilder shown = new StringBuilder();
    for (int i = from; i < to; i++) {
      shown.append(cells.get(i).shown().equals("\t") ? "    " : cells.get(i).shown());
    }
    return shown.toString();
  }
}
