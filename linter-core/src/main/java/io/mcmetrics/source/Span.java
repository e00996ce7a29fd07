package io.mcmetrics.source;

import java.util.Comparator;

/**
 * A half-open range of one file.
 *
 * @param start offset of the first character, in UTF-16 units as {@link String} counts
 * @param end offset just past the last character
 */
public record Span(SourceFile file, int start, int end) implements Comparable<Span> {
  private static final Comparator<Span> READING_ORDER =
      Comparator.comparing((Span span) -> span.file().path())
          .thenComparingInt(Span::start)
          .thenComparingInt(Span::end);

  /** Returns the empty range at the start of a file, for findings on the file as a whole. */
  public static Span startOf(SourceFile file) {
    return new Span(file, 0, 0);
  }

  /** Returns the position of the first character. */
  public Position from() {
    return file.position(start);
  }

  /** Returns the position just past the last character. */
  public Position to() {
    return file.position(end);
  }

  /** Returns the characters covered. */
  public String text() {
    return file.text().substring(start, end);
  }

  /** Tells whether the other range lies within this one. */
  public boolean covers(Span other) {
    return file == other.file && start <= other.start && other.end <= end;
  }

  @Override
  public int compareTo(Span other) {
    return READING_ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    Position from = from();
    return file.path() + ":" + from.line() + ":" + from.column();
  }
}
