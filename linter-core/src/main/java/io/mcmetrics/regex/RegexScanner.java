package io.mcmetrics.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads as much of the syntax of RE2 as is needed to find where alternatives begin and end. */
public final class RegexScanner {
  private static final String SPECIAL = ".*+?()[]{}^$|\\";
  private static final String QUANTIFIERS = "*+?{";

  private RegexScanner() {}

  /** Returns the alternatives; empty if the expression cannot be split. */
  public static Optional<List<String>> split(String regex) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int at = 0; at >= 0 && at < regex.length(); at = next(regex, at)) {
      switch (regex.charAt(at)) {
        case '(' -> {
          if (regex.startsWith("(?", at) && !regex.startsWith("(?:", at)) {
            return Optional.empty();
          }
          depth++;
        }
        case ')' -> depth--;
        case '\\' -> {
          if (regex.startsWith("\\Q", at)) {
            return Optional.empty();
          }
        }
        case '[' -> {
          if (next(regex, at) < 0) {
            return Optional.empty();
          }
        }
        case '|' -> {
          if (depth == 0) {
            parts.add(regex.substring(start, at));
            start = at + 1;
          }
        }
        default -> {}
      }
      if (depth < 0) {
        return Optional.empty();
      }
    }
    parts.add(regex.substring(start));
    return depth == 0 ? Optional.of(parts) : Optional.empty();
  }

  /** Returns the inside of a group around the whole of an expression; empty if there is none. */
  public static Optional<String> insideGroup(String regex) {
    if (!regex.startsWith("(") || !regex.endsWith(")")) {
      return Optional.empty();
    }
    int depth = 0;
    for (int at = 0; at >= 0 && at < regex.length(); at = next(regex, at)) {
      char character = regex.charAt(at);
      depth += character == '(' ? 1 : character == ')' ? -1 : 0;
      if (depth == 0) {
        int start = regex.startsWith("(?:") ? 3 : 1;
        return at == regex.length() - 1
            ? Optional.of(regex.substring(start, at))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Returns the only text that an expression matches; empty if there may be others. */
  static Optional<String> literal(String regex) {
    StringBuilder text = new StringBuilder();
    int end = readLiteral(regex, text);
    return end == regex.length() ? Optional.of(text.toString()) : Optional.empty();
  }

  /** Returns a text with which all matches of an expression without {@code |} begin. */
  static String literalPrefix(String regex) {
    StringBuilder text = new StringBuilder();
    int end = readLiteral(regex, text);
    if (isQuantifier(regex, end) && text.length() > 0) {
      text.setLength(text.offsetByCodePoints(text.length(), -1));
    }
    return text.toString();
  }

  /** Tells whether what stands at a place makes what stands before it optional, or repeats it. */
  static boolean isQuantifier(String regex, int at) {
    return at < regex.length() && QUANTIFIERS.indexOf(regex.charAt(at)) >= 0;
  }

  /** Appends the text with which an expression begins, and returns where it ends. */
  private static int readLiteral(String regex, StringBuilder text) {
    int at = 0;
    while (at < regex.length()) {
      char character = regex.charAt(at);
      if (character == '\\' && at + 1 < regex.length() && isPunctuation(regex.charAt(at + 1))) {
        text.append(regex.charAt(at + 1));
        at += 2;
      } else if (SPECIAL.indexOf(character) < 0) {
        text.append(character);
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  private static boolean isPunctuation(char character) {
    return character > ' ' && character < 127 && !Character.isLetterOrDigit(character);
  }

  /** Returns where the next token begins; negative if a class of characters does not end. */
  static int next(String regex, int at) {
    char character = regex.charAt(at);
    if (regex.startsWith("\\Q", at)) {
      int end = regex.indexOf("\\E", at + 2);
      return end < 0 ? regex.length() : end + 2;
    }
    if (character == '\\') {
      return at + 2;
    }
    return character == '[' ? endOfClass(regex, at) : at + 1;
  }

  private static int endOfClass(String regex, int start) {
    int at = start + (regex.startsWith("[^", start) ? 2 : 1);
    // A closing bracket that comes first is a member of the class.
    at += regex.startsWith("]", at) ? 1 : 0;
    while (at < regex.length()) {
      if (regex.charAt(at) == ']') {
        return at + 1;
      }
      int posix = regex.startsWith("[:", at) ? regex.indexOf(":]", at + 2) : -1;
      if (posix >= 0) {
        at = posix + 2;
      } else {
        at += regex.charAt(at) == '\\' ? 2 : 1;
      }
    }
    return -1;
  }
}
