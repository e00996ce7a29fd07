package io.mcmetrics.promql;

/** The character classes of Prometheus' lexer, of ASCII only. */
public final class PromqlCharacters {
  private PromqlCharacters() {}

  /** Tells whether a character can start a name: an ASCII letter or an underscore. */
  public static boolean isAlpha(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Tells whether a character is one of the ASCII digits 0 to 9. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Tells whether a character can stand inside a name: a letter, an underscore or a digit. */
  public static boolean isAlphanumeric(char c) {
    return isAlpha(c) || isDigit(c);
  }

  /** Tells whether a character is a hexadecimal digit, in either case. */
  public static boolean isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** Tells whether a character separates tokens: a space, a tab or a line break. */
  public static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
