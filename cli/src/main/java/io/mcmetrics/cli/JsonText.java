package io.mcmetrics.cli;

/**
 * Strings as JSON writes them. Short output does without a JSON library, whose loading takes time.
 */
final class JsonText {
  private JsonText() {}

  /** Returns a string in quotes. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        default -> {
          if (c < ' ') {
            quoted.append("\\u00").append(c < 16 ? "0" : "1");
            quoted.append(Character.forDigit(c % 16, 16));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
