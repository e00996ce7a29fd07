package io.mcmetrics.engine;

import io.mcmetrics.finding.Finding;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;

/**
 * Some lines of a file, first and last included; none if the last comes before the first.
 *
 * @param path the file they are of
 */
record LineRange(String path, int first, int last) implements Suppression.Scope {

  /** Returns a single line. */
  static LineRange line(SourceFile file, int line) {
    return new LineRange(file.path(), line, line);
  }

  /** Returns all lines. */
  static LineRange whole(SourceFile file) {
    return new LineRange(file.path(), 1, file.lineCount());
  }

  /**
   * Returns the next line that is neither blank nor a comment, with all that is nested in it by
   * indentation.
   */
  static LineRange after(SourceFile file, int line) {
    int first = line + 1;
    while (first <= file.lineCount() && saysNothing(file.line(first))) {
      first++;
    }
    int last = first > file.lineCount() ? line : first;
    for (int next = first + 1; next <= file.lineCount(); next++) {
      if (isNested(file.line(next), file.line(first))) {
        last = next;
      } else if (!saysNothing(file.line(next))) {
        break;
      }
    }
    return new LineRange(file.path(), first, last);
  }

  /** Tells whether all lines before one are blank, comments, or the start of the document. */
  static boolean startsAt(SourceFile file, int line) {
    for (int before = 1; before < line; before++) {
      String text = file.line(before);
      if (!saysNothing(text) && !text.startsWith("---") && !text.startsWith("%")) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean covers(Finding finding) {
    Span span = finding.problem().at().span();
    if (!span.file().path().equals(path)) {
      return false;
    }
    int line = span.from().line();
    return first <= line && line <= last;
  }

  private static boolean isNested(String text, String holder) {
    if (saysNothing(text)) {
      return false;
    }
    int indent = indent(text);
    // A list may stand right below its key, as far to the left.
    boolean isItemOfKey = indent == indent(holder) && isItem(text) && !isItem(holder);
    return indent > indent(holder) || isItemOfKey;
  }

  private static boolean saysNothing(String text) {
    String content = text.strip();
    return content.isEmpty() || content.startsWith("#");
  }

  private static boolean isItem(String text) {
    String content = text.strip();
    return content.equals("-") || content.startsWith("- ");
  }

  private static int indent(String text) {
    return text.length() - text.stripLeading().length();
  }
}
