package io.mcmetrics.promql;

/**
 * The variables that something else replaces before Prometheus gets an expression: Grafana's {@code
 * $name}, {@code ${name:format}} and {@code [[name]]} (grafana/grafana,
 * public/app/features/variables/utils.ts), which is also the syntax of Flux' variables; Go
 * templates in double braces; and Jsonnet's {@code %(name)s}.
 */
public final class TemplateVariables {
  private static final String CONVERSIONS = "sdifgx";

  /** No variable is longer in practice; it keeps the search short if one is never closed. */
  private static final int LONGEST = 500;

  private TemplateVariables() {}

  /** Returns where the variable ends that begins at an offset; -1 if none does. */
  public static int end(String text, int at) {
    return switch (text.charAt(at)) {
      case '$' -> text.startsWith("{", at + 1) ? braced(text, at + 2) : bare(text, at + 1);
      case '[' -> text.startsWith("[", at + 1) ? bracketed(text, at + 2) : -1;
      case '{' -> text.startsWith("{", at + 1) ? past("}}", text, at + 2) : -1;
      case '%' -> text.startsWith("(", at + 1) ? formatted(text, at + 2) : -1;
      default -> -1;
    };
  }

  private static int bare(String text, int start) {
    return startsName(text, start) ? endOfName(text, start) : -1;
  }

  private static int braced(String text, int start) {
    return startsName(text, start) ? past("}", text, endOfName(text, start)) : -1;
  }

  /** A class of characters in a regular expression may begin with two brackets as well. */
  private static int bracketed(String text, int start) {
    int end = endOfName(text, start);
    if (!startsName(text, start)) {
      return -1;
    }
    if (text.startsWith(":", end)) {
      end = endOfName(text, end + 1);
    }
    return text.startsWith("]]", end) ? end + 2 : -1;
  }

  /** After a parenthesis, PromQL has no word of one letter. */
  private static int formatted(String text, int start) {
    int end = endOfName(text, start);
    boolean isFormat =
        end > start
            && text.startsWith(")", end)
            && end + 1 < text.length()
            && CONVERSIONS.indexOf(text.charAt(end + 1)) >= 0;
    return isFormat && endOfName(text, end + 2) == end + 2 ? end + 2 : -1;
  }

  private static int past(String closing, String text, int from) {
    int limit = Math.min(text.length() - closing.length(), from + LONGEST);
    for (int at = from; at <= limit; at++) {
      if (text.startsWith(closing, at)) {
        return at + closing.length();
      }
    }
    return -1;
  }

  /** {@code $1} is a group of a regular expression. */
  private static boolean startsName(String text, int at) {
    return at < text.length() && PromqlCharacters.isAlpha(text.charAt(at));
  }

  private static int endOfName(String text, int start) {
    int end = Math.min(start, text.length());
    while (end < text.length() && PromqlCharacters.isAlphanumeric(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
