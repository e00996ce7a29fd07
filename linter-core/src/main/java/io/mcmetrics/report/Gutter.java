package io.mcmetrics.report;

/**
 * The column of line numbers at the left of code frames.
 *
 * @param width of the longest line number
 */
public record Gutter(int width, AnsiColors colors) {
  /** Adds where something is. */
  public void place(String arrow, String place, StringBuilder out) {
    out.append(" ".repeat(width))
        .append(colors.frame(arrow))
        .append(' ')
        .append(place)
        .append('\n');
  }

  /** Adds a line of a file. */
  void line(int number, String text, StringBuilder out) {
    add(String.format("%" + width + "d |", number), text, out);
  }

  /** Adds a line without a number. */
  public void between(String text, StringBuilder out) {
    add(" ".repeat(width) + " |", text, out);
  }

  /** Adds a remark about the whole. */
  public void remark(String label, String text, StringBuilder out) {
    out.append(" ".repeat(width))
        .append(colors.frame(" ="))
        .append(' ')
        .append(colors.strong(label + ":"))
        .append(' ')
        .append(Printable.line(text))
        .append('\n');
  }

  private void add(String gutter, String text, StringBuilder out) {
    out.append(colors.frame(gutter)).append(text.isEmpty() ? "" : " " + text).append('\n');
  }
}
