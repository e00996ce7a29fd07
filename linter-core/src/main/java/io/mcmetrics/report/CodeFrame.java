package io.mcmetrics.report;

import io.mcmetrics.masking.ReportMask;
import io.mcmetrics.source.Region;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.util.List;

/** Draws the lines of one place, with the range underlined. */
public final class CodeFrame {
  private static final int MOST_COLUMNS = 160;
  private static final int COLUMNS_BEFORE = 60;
  private static final int MOST_LINES = 5;
  private static final String CUT = "…";

  private final SourceFile file;
  private final Region region;
  private final char mark;
  private final String note;

  private CodeFrame(Span span, char mark, String note) {
    this.file = span.file();
    this.region = Region.trimmed(span);
    this.mark = mark;
    this.note = note.isEmpty() ? "" : " " + Printable.line(note);
  }

  /** Returns the frame of a place; the note stands beside the marks. */
  public static CodeFrame of(Span span, char mark, String note) {
    return new CodeFrame(span, mark, note);
  }

  /** Returns the number of the last line shown. */
  public int lastLine() {
    return region.endLine();
  }

  /** Adds the lines; {@code colors} colours the marks. */
  public void draw(Gutter gutter, AnsiColors colors, StringBuilder out) {
    if (region.lines() == 1) {
      drawLine(gutter, colors, out);
    } else {
      drawLines(gutter, colors, out);
    }
  }

  private void drawLine(Gutter gutter, AnsiColors colors, StringBuilder out) {
    List<PrintedCharacter> cells =
        PrintedCharacter.of(file.line(region.startLine()), ReportMask.in(file, region.startLine()));
    int from = Math.min(region.startColumn() - 1, cells.size());
    int to = Math.max(from, Math.min(region.endColumn() - 1, cells.size()));
    int first = startOfCut(cells, from);
    int last = endOfCut(cells, first);
    StringBuilder shown = new StringBuilder(first > 0 ? CUT : "");
    StringBuilder blanks = new StringBuilder(first > 0 ? " " : "");
    StringBuilder marks = new StringBuilder();
    for (int i = first; i < last; i++) {
      PrintedCharacter cell = cells.get(i);
      shown.append(cell.shown());
      if (i < from) {
        blanks.append(cell.blank());
      } else if (i < to) {
        marks.append(cell.marked(mark));
      }
    }
    shown.append(last < cells.size() ? CUT : "");
    gutter.line(region.startLine(), shown.toString(), out);
    String visible = marks.toString().isBlank() ? String.valueOf(mark) : marks.toString();
    gutter.between(blanks + colors.mark(mark, visible + note), out);
  }

  private void drawLines(Gutter gutter, AnsiColors colors, StringBuilder out) {
    boolean all = region.lines() <= MOST_LINES;
    int lastAtTop = all ? region.endLine() - 1 : region.startLine() + MOST_LINES - 3;
    String bar = "/ ";
    for (int line = region.startLine(); line <= lastAtTop; line++) {
      gutter.line(line, colors.mark(mark, bar) + shown(line), out);
      bar = "| ";
    }
    if (!all) {
      int between = region.endLine() - lastAtTop - 1;
      gutter.between(colors.mark(mark, bar) + CUT + " " + between + " more lines", out);
    }
    gutter.line(region.endLine(), colors.mark(mark, bar) + shown(region.endLine()), out);
    String closing = "|" + "_".repeat(widthOfLast()) + mark + note;
    gutter.between(colors.mark(mark, closing), out);
  }

  private String shown(int line) {
    List<PrintedCharacter> cells = PrintedCharacter.of(file.line(line), ReportMask.in(file, line));
    int last = endOfCut(cells, 0);
    StringBuilder shown = new StringBuilder();
    cells.subList(0, last).forEach(cell -> shown.append(cell.shown()));
    return shown.append(last < cells.size() ? CUT : "").toString();
  }

  private int widthOfLast() {
    List<PrintedCharacter> cells =
        PrintedCharacter.of(file.line(region.endLine()), ReportMask.in(file, region.endLine()));
    int end = Math.min(region.endColumn() - 1, endOfCut(cells, 0));
    return Math.max(1, cells.subList(0, end).stream().mapToInt(PrintedCharacter::width).sum());
  }

  /** Returns the first cell shown: the first of all if the line fits or the place is near it. */
  private static int startOfCut(List<PrintedCharacter> cells, int from) {
    int before = cells.subList(0, from).stream().mapToInt(PrintedCharacter::width).sum();
    int all =
        before + cells.subList(from, cells.size()).stream().mapToInt(PrintedCharacter::width).sum();
    if (all <= MOST_COLUMNS || before <= COLUMNS_BEFORE) {
      return 0;
    }
    int first = from;
    for (int room = 0; first > 0 && room < COLUMNS_BEFORE; first--) {
      room += cells.get(first - 1).width();
    }
    return first;
  }

  private static int endOfCut(List<PrintedCharacter> cells, int first) {
    int last = first;
    for (int room = 0; last < cells.size(); last++) {
      room += cells.get(last).width();
      if (room > MOST_COLUMNS) {
        return last;
      }
    }
    return last;
  }
}
