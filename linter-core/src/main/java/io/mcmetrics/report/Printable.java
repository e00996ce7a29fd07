package io.mcmetrics.report;

/**
 * Text from files, made safe to print. It must neither move the cursor nor reverse the order of
 * letters (see CVE-2021-42574).
 */
public final class Printable {
  private Printable() {}

  /** Returns a text that stays on one line. */
  public static String line(String text) {
    return escaped(text, false);
  }

  /** Returns a text of several lines, in which line feeds are the only control characters. */
  static String lines(String text) {
    return escaped(text, true);
  }

  /** Tells whether a code point must not reach a terminal as it is. */
  static boolean isUnsafe(int codePoint) {
    return Character.isISOControl(codePoint)
        || codePoint == 0x061C
        || codePoint == 0x200E
        || codePoint == 0x200F
        || (codePoint >= 0x2028 && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069)
        || codePoint == 0xFEFF
        || Character.getType(codePoint) == Character.SURROGATE;
  }

  /** Returns the escape of a code point, one that JSON knows too: all unsafe ones are short. */
  static String escape(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format("\\u%04x", codePoint);
    };
  }

  private static String escaped(String text, boolean keepLineFeeds) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      at += Character.charCount(codePoint);
      if (!isUnsafe(codePoint) || (keepLineFeeds && codePoint == '\n')) {
        safe.appendCodePoint(codePoint);
      } else {
        safe.append(escape(codePoint));
      }
    }
    return safe.toString();
  }
}
