package io.mcmetrics.report;

import io.mcmetrics.finding.Severity;

/**
 * Colours for terminals, or none.
 *
 * @param on whether there are colours at all
 * @param severity decides the colour of the marks at the main place
 */
public record AnsiColors(boolean on, Severity severity) {
  /** The mark under the main place. */
  public static final char MAIN = '^';

  /** The mark under the others. */
  public static final char OTHER = '-';

  private static final String BLUE = "1;34";

  /** Returns a text in the colour of the severity. */
  public String severity(String text) {
    return colored(code(), text);
  }

  String mark(char mark, String text) {
    return colored(mark == MAIN ? code() : BLUE, text);
  }

  String frame(String text) {
    return colored(BLUE, text);
  }

  /** Returns a text in bold. */
  public String strong(String text) {
    return colored("1", text);
  }

  private String code() {
    return switch (severity) {
      case ERROR -> "1;31";
      case WARNING -> "1;33";
      case INFO -> "1;36";
    };
  }

  private String colored(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
