package io.mcmetrics.promql;

/** The classes of characters that Prometheus knows: ASCII alone counts. */
public final class PromqlCharacters {
  private PromqlCharacters() {}

  public static boolean isAlpha(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public static boolean isAlphanumeric(char c) {
    return isAlpha(c) || isDigit(c);
  }

  public static boolean isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  public static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
