package io.mcmetrics.gitops.envsubst;

import java.util.regex.Pattern;

/**
 * A text as a value or key of a YAML document, quoted as the YAML library of Kubernetes does it
 * (sigs.k8s.io/yaml 1.6, {@code JSONToYAML}): Flux substitutes variables in such a document, so the
 * quotes of the file that is edited are gone by then.
 */
final class EmittedScalar {
  private static final String LEADING_INDICATORS = "#,[]{}&*!|>'\"%@`";

  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\uFEFF\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n]]");

  private EmittedScalar() {}

  /** Returns a document with a text as its only value. */
  static String asValue(String text) {
    return "k: " + (isBlock(text) ? literal(text) : inline(text)) + "\n";
  }

  /** Returns a document with a text as its only key. */
  static String asKey(String text) {
    return inline(text) + ": v\n";
  }

  private static boolean isBlock(String text) {
    return text.indexOf('\n') >= 0
        && !text.endsWith(" ")
        && !text.contains(" \n")
        && !UNPRINTABLE.matcher(text).find();
  }

  private static String literal(String text) {
    boolean indented = text.startsWith(" ") || text.startsWith("\n");
    String end = text.endsWith("\n\n") ? "+" : text.endsWith("\n") ? "" : "-";
    StringBuilder out = new StringBuilder("|").append(indented ? "2" : "").append(end);
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      out.append('\n').append(line.isEmpty() ? "" : "  ").append(line);
    }
    return out.toString();
  }

  private static String inline(String text) {
    if (text.isEmpty() || text.indexOf('\n') >= 0 || UNPRINTABLE.matcher(text).find()) {
      return doubleQuoted(text);
    }
    return isPlain(text) ? text : "'" + text.replace("'", "''") + "'";
  }

  private static boolean isPlain(String text) {
    char first = text.charAt(0);
    boolean startsPlain =
        LEADING_INDICATORS.indexOf(first) < 0
            && !((first == '-' || first == '?' || first == ':')
                && (text.length() == 1 || text.charAt(1) == ' '))
            && !text.startsWith("---")
            && !text.startsWith("...");
    return startsPlain
        && first != ' '
        && !text.endsWith(" ")
        && !text.endsWith(":")
        && !text.contains(": ")
        && !text.contains(" #");
  }

  private static String doubleQuoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          boolean odd = UNPRINTABLE.matcher(String.valueOf(c)).find() && !Character.isSurrogate(c);
          out.append(odd ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
      }
    }
    return out.append('"').toString();
  }
}
