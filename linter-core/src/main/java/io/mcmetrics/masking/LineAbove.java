package io.mcmetrics.masking;

import io.mcmetrics.source.SourceFile;
import java.util.Optional;
import java.util.regex.Pattern;

/** How far lines of YAML are indented, and what that says of the lines above them. */
final class LineAbove {
  /** Lines that open a block are shorter; matching longer ones takes time. */
  static final int LONGEST = 500;

  /** No line above is looked at farther away. */
  private static final int MOST_LINES = 5000;

  private LineAbove() {}

  /** Returns the number of the line that a line stands below; 0 where it stands below none. */
  static int parent(SourceFile file, int number) {
    String line = file.line(number);
    int depth = depth(line);
    int indent = indent(line);
    String text = file.text();
    for (int above = number - 1; above >= Math.max(1, number - MOST_LINES); above--) {
      int start = file.startOfLine(above);
      int at = start;
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      // Another item of the list is no parent of this one.
      int limit = text.startsWith("- ", at) ? indent : depth;
      if (at - start < limit && !file.line(above).isBlank()) {
        return text.startsWith("---", start) ? 0 : above;
      }
    }
    return 0;
  }

  /** Returns a line for matching; an empty text for one that is too long to open a block. */
  static String text(SourceFile file, int number) {
    String line = file.line(number);
    return line.length() > LONGEST ? "" : line;
  }

  /** Finds a line with a key of the same mapping, which starts at the column of the line's key. */
  static Optional<String> sibling(SourceFile file, int number, Pattern form) {
    int column = keyColumn(file.line(number));
    boolean first = startsItem(file.line(number));
    for (int above = number - 1; above >= 1 && !first; above--) {
      String line = text(file, above);
      if (!line.isBlank() && keyColumn(line) < column) {
        break;
      }
      if (keyColumn(line) == column && form.matcher(line).find()) {
        return Optional.of(line);
      }
      first = keyColumn(line) == column && startsItem(line);
    }
    for (int below = number + 1; below <= file.lineCount(); below++) {
      String line = text(file, below);
      if (!line.isBlank() && (keyColumn(line) < column || indent(line) < column)) {
        break;
      }
      if (keyColumn(line) == column && form.matcher(line).find()) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** A tab is no indentation in YAML, and yet people write it. */
  private static boolean isSpace(char character) {
    return character == ' ' || character == '\t';
  }

  /** Returns the number of spaces before a line. */
  static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && isSpace(line.charAt(indent))) {
      indent++;
    }
    return indent;
  }

  /** A list may stand at the same indent as its key. */
  static int depth(String line) {
    int indent = indent(line);
    return startsItem(line) ? indent + 1 : indent;
  }

  /** The first key of a list item stands after its dash. */
  static int keyColumn(String line) {
    int column = indent(line);
    while (column < line.length() && (line.charAt(column) == '-' || line.charAt(column) == ' ')) {
      column++;
    }
    return column;
  }

  private static boolean startsItem(String line) {
    return line.startsWith("- ", indent(line));
  }
}
