package io.mcmetrics.source;

/** A span in lines and columns, as editors count; the end is exclusive. */
public record Region(int startLine, int startColumn, int endLine, int endColumn) {
  /** Returns the lines and columns that a span covers. */
  public static Region of(Span span) {
    Position from = span.from();
    Position to = span.to();
    return new Region(from.line(), from.column(), to.line(), to.column());
  }

  /**
   * Returns the lines and columns of a span without the white space at its end, which the span of a
   * block may include.
   */
  public static Region trimmed(Span span) {
    String text = span.file().text();
    int end = span.end();
    while (end > span.start() && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return of(new Span(span.file(), span.start(), end));
  }

  /** Returns this region, or one column if it is empty: viewers of SARIF show no empty ones. */
  public Region atLeastOneColumn() {
    boolean empty = startLine == endLine && startColumn == endColumn;
    return empty ? new Region(startLine, startColumn, endLine, endColumn + 1) : this;
  }

  /** Returns the number of lines that this region touches, at least one. */
  public int lines() {
    return endLine - startLine + 1;
  }
}
