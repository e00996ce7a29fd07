package io.mcmetrics.series;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A line of the text format in which exporters answer, or of a list of names.
 *
 * @param labels those of the line; the others are unknown
 * @param hasValue whether a value follows; a list of names has none
 */
record ExposedLine(LabelSet labels, boolean hasValue) {

  /** Returns what a line says; empty if it is neither. */
  static Optional<ExposedLine> read(String line) {
    int end = endOfName(line);
    if (end == 0) {
      return Optional.empty();
    }
    NavigableMap<String, LabelValue> labels = new TreeMap<>();
    labels.put(LabelSet.NAME, LabelValue.of(line.substring(0, end)));
    int after = end;
    if (end < line.length() && line.charAt(end) == '{') {
      after = readLabels(line, end + 1, labels);
    }
    boolean isWhole = after == line.length();
    if (after < 0 || !(isWhole || Character.isWhitespace(line.charAt(after)))) {
      return Optional.empty();
    }
    return Optional.of(new ExposedLine(new LabelSet(labels, false), !isWhole));
  }

  static boolean isName(String text) {
    return !text.isEmpty() && endOfName(text) == text.length();
  }

  private static int endOfName(String text) {
    int end = 0;
    while (end < text.length() && isNamePart(text.charAt(end), end > 0)) {
      end++;
    }
    return end;
  }

  private static boolean isNamePart(char part, boolean digits) {
    return (part >= 'a' && part <= 'z')
        || (part >= 'A' && part <= 'Z')
        || part == '_'
        || part == ':'
        || (digits && part >= '0' && part <= '9');
  }

  /** Reads labels up to the closing brace, and returns the place after it; -1 if there is none. */
  private static int readLabels(String line, int start, NavigableMap<String, LabelValue> labels) {
    int at = start;
    while (at < line.length() && line.charAt(at) != '}') {
      int equals = line.indexOf("=\"", at);
      if (equals < 0) {
        return -1;
      }
      StringBuilder value = new StringBuilder();
      int end = readValue(line, equals + 2, value);
      if (end < 0) {
        return -1;
      }
      labels.put(line.substring(at, equals).strip(), LabelValue.of(value.toString()));
      at = skipComma(line, end + 1);
    }
    return at < line.length() ? at + 1 : -1;
  }

  /** Reads a value up to the closing quote, and returns its place; -1 if there is none. */
  private static int readValue(String line, int start, StringBuilder value) {
    for (int i = start; i < line.length(); i++) {
      char character = line.charAt(i);
      if (character == '"') {
        return i;
      }
      if (character == '\\' && i + 1 < line.length()) {
        i++;
        value.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i));
      } else {
        value.append(character);
      }
    }
    return -1;
  }

  private static int skipComma(String line, int start) {
    int at = start;
    while (at < line.length() && (line.charAt(at) == ',' || line.charAt(at) == ' ')) {
      at++;
    }
    return at;
  }
}
