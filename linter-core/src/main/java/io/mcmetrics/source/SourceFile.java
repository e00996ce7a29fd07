package io.mcmetrics.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file of the tree, as text. Two instances are equal only if they are the same. */
public final class SourceFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String path;
  private final String text;
  private volatile int @Nullable [] lineStarts;

  private SourceFile(String path, String text) {
    this.path = path;
    this.text = text;
  }

  /**
   * Returns a file.
   *
   * @param path relative to the root, with forward slashes
   * @param text the decoded content; a byte order mark at its start is left out
   */
  public static SourceFile of(String path, String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new SourceFile(path, marked ? text.substring(1) : text);
  }

  /** Returns the path relative to the root, with forward slashes. */
  public String path() {
    return path;
  }

  /** Returns the directory part of the path; empty for a file at the root. */
  public String directory() {
    return TreePath.parentOf(path);
  }

  /** Returns the last part of the path. */
  public String name() {
    return TreePath.nameOf(path);
  }

  /** Returns the whole text. */
  public String text() {
    return text;
  }

  /** Returns the number of lines; an empty file has one. */
  public int lineCount() {
    return lineStarts().length;
  }

  /** Returns the offset at which a line starts; the end of the text for a line past the last. */
  public int startOfLine(int line) {
    int[] starts = lineStarts();
    return line > starts.length ? text.length() : starts[Math.max(line, 1) - 1];
  }

  /** Returns a line without its line break; empty for a line that does not exist. */
  public String line(int line) {
    int[] starts = lineStarts();
    if (line < 1 || line > starts.length) {
      return "";
    }
    int end = line == starts.length ? text.length() : starts[line] - 1;
    int start = starts[line - 1];
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, Math.max(start, end));
  }

  /** Returns the position of an offset into the text; offsets outside are moved to its ends. */
  public Position position(int offset) {
    int[] starts = lineStarts();
    int inside = Math.max(0, Math.min(offset, text.length()));
    int found = Arrays.binarySearch(starts, inside);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, text.codePointCount(starts[line], inside) + 1);
  }

  private int[] lineStarts() {
    int[] known = lineStarts;
    if (known == null) {
      known = findLineStarts();
      lineStarts = known;
    }
    return known;
  }

  private int[] findLineStarts() {
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      count++;
    }
    int[] starts = new int[count];
    int line = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts[line++] = at + 1;
    }
    return starts;
  }

  @Override
  public String toString() {
    return path;
  }
}
