package io.mcmetrics.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** A position in a regular expression, from which its smallest parts are read. */
final class RegexCursor {
  private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,4})(,?)(\\d{0,4})\\}\\??");
  private static final Pattern OCTAL = Pattern.compile("0[0-7]{0,2}|[1-7][0-7]{1,2}");
  private static final Pattern HEXADECIMAL =
      Pattern.compile("x(?:\\{[0-9a-fA-F]+\\}|[0-9a-fA-F]{2})");

  private final String regex;
  private int at;

  RegexCursor(String regex) {
    this.regex = regex;
  }

  boolean isAtEnd() {
    return at >= regex.length();
  }

  boolean isAt(String text) {
    return regex.startsWith(text, at);
  }

  boolean take(String text) {
    boolean found = isAt(text);
    at += found ? text.length() : 0;
    return found;
  }

  /** Returns the character so many places ahead; negative at the end. */
  int peek(int ahead) {
    return at + ahead < regex.length() ? regex.charAt(at + ahead) : -1;
  }

  void skip(int count) {
    at += count;
  }

  /** Takes one character; negative at the end. */
  int next() {
    if (isAtEnd()) {
      return -1;
    }
    int character = regex.codePointAt(at);
    at += Character.charCount(character);
    return character;
  }

  /** Moves behind the next of some characters, and returns the text before it. */
  String skipPast(char... end) {
    int found = regex.indexOf(new String(end), at);
    String passed = regex.substring(at, found < 0 ? regex.length() : found);
    at = found < 0 ? regex.length() : found + end.length;
    return passed;
  }

  /** Takes the text up to {@code \E}, or to the end. */
  String quoted() {
    return skipPast('\\', 'E');
  }

  /**
   * Takes a quantifier, and returns its lower and upper bounds, the upper one negative if
   * unbounded.
   */
  Optional<int[]> repetition() {
    int[] bounds =
        switch (peek(0)) {
          case '*' -> new int[] {0, -1};
          case '+' -> new int[] {1, -1};
          case '?' -> new int[] {0, 1};
          default -> new int[0];
        };
    if (bounds.length > 0) {
      at += peek(1) == '?' ? 2 : 1;
      return Optional.of(bounds);
    }
    Matcher counted = COUNTED.matcher(regex);
    if (peek(0) != '{' || !counted.find(at) || counted.start() != at) {
      return Optional.empty();
    }
    at = counted.end();
    int least = Integer.parseInt(counted.group(1));
    String most = counted.group(3);
    boolean isOpen = !counted.group(2).isEmpty() && most.isEmpty();
    return Optional.of(
        new int[] {least, isOpen ? -1 : most.isEmpty() ? least : Integer.parseInt(most)});
  }

  /** Takes the character that stands behind a backslash; negative if it is none. */
  int escaped() {
    Matcher octal = OCTAL.matcher(regex);
    if (octal.find(at) && octal.start() == at) {
      at = octal.end();
      return Integer.parseInt(octal.group(), 8);
    }
    Matcher hexadecimal = HEXADECIMAL.matcher(regex);
    if (hexadecimal.find(at) && hexadecimal.start() == at) {
      at = hexadecimal.end();
      String digits = hexadecimal.group().replace("{", "").replace("}", "").substring(1);
      return Integer.parseInt(digits, 16);
    }
    int character = next();
    return switch (character) {
      case 'a' -> 7;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      default -> Character.isLetterOrDigit(character) || character > 127 ? -1 : character;
    };
  }
}
