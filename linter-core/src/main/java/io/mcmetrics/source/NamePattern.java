package io.mcmetrics.source;

/**
 * A pattern for one part of a path, as git's wildmatch reads it: {@code *}, {@code ?}, sets in
 * brackets, and the backslash before a character that stands for itself.
 *
 * @param text the pattern
 */
record NamePattern(String text) {
  private static final int NO_MATCH = -1;

  /** Tells whether the pattern matches a whole name; its time is bounded by both lengths. */
  boolean matches(String name) {
    int at = 0;
    int read = 0;
    int retryAt = -1;
    int retryRead = -1;
    while (at < name.length()) {
      if (read < text.length() && text.charAt(read) == '*') {
        retryRead = ++read;
        retryAt = at;
        continue;
      }
      int next = read < text.length() ? afterMatch(read, name.charAt(at)) : NO_MATCH;
      if (next != NO_MATCH) {
        read = next;
        at++;
      } else if (retryRead >= 0) {
        at = ++retryAt;
        read = retryRead;
      } else {
        return false;
      }
    }
    while (read < text.length() && text.charAt(read) == '*') {
      read++;
    }
    return read == text.length();
  }

  /** Returns where the pattern goes on if what stands at a place matches a character. */
  private int afterMatch(int read, char c) {
    char wanted = text.charAt(read);
    return switch (wanted) {
      case '?' -> read + 1;
      case '[' -> afterSet(read + 1, c);
      case '\\' -> read + 1 < text.length() && text.charAt(read + 1) == c ? read + 2 : NO_MATCH;
      default -> wanted == c ? read + 1 : NO_MATCH;
    };
  }

  /** A set without an end matches nothing. */
  private int afterSet(int start, char c) {
    boolean negated = start < text.length() && "!^".indexOf(text.charAt(start)) >= 0;
    int at = negated ? start + 1 : start;
    boolean found = false;
    boolean first = true;
    while (at < text.length() && (first || text.charAt(at) != ']')) {
      first = false;
      int classEnd = text.startsWith("[:", at) ? text.indexOf(":]", at) : -1;
      if (classEnd > 0) {
        found |= isInClass(text.substring(at + 2, classEnd), c);
        at = classEnd + 2;
        continue;
      }
      at += text.charAt(at) == '\\' ? 1 : 0;
      if (at >= text.length()) {
        return NO_MATCH;
      }
      char from = text.charAt(at++);
      char to = from;
      if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
        at += text.charAt(at + 1) == '\\' && at + 2 < text.length() ? 2 : 1;
        to = text.charAt(at++);
      }
      found |= from <= c && c <= to;
    }
    return at < text.length() && found != negated ? at + 1 : NO_MATCH;
  }

  private static boolean isInClass(String name, char c) {
    return switch (name) {
      case "alpha" -> Character.isLetter(c);
      case "digit" -> Character.isDigit(c);
      case "alnum" -> Character.isLetterOrDigit(c);
      case "lower" -> Character.isLowerCase(c);
      case "upper" -> Character.isUpperCase(c);
      case "space" -> Character.isWhitespace(c);
      case "xdigit" -> Character.digit(c, 16) >= 0;
      case "punct" -> c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
      default -> false;
    };
  }
}
