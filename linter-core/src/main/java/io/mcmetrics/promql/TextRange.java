package io.mcmetrics.promql;

/**
 * A half-open range of the text of an expression.
 *
 * @param start offset of the first character, in UTF-16 units as {@link String} counts
 * @param end offset just past the last character
 */
public record TextRange(int start, int end) {
  /** Returns the range from the start of this one to the end of another. */
  public TextRange to(TextRange last) {
    return new TextRange(start, last.end);
  }
}
