package io.mcmetrics.yaml;

import java.util.regex.Pattern;

/**
 * Text that stands for other text: Go templates and Jinja, shell and Flux variables, Kubernetes'
 * {@code $(VAR)}, SOPS ciphertext, and the angle brackets in which people ask to be replaced.
 */
public final class Placeholder {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(\\{[A-Za-z_]|\\([A-Za-z_]|[A-Za-z_])");
  private static final Pattern BRACKETS = Pattern.compile("<[A-Za-z][^<>]*>");

  private Placeholder() {}

  /** Tells whether a text cannot be taken as it is written. */
  public static boolean isIn(String text) {
    return isTemplate(text)
        || (text.indexOf('$') >= 0 && VARIABLE.matcher(text).find())
        || (text.indexOf('<') >= 0 && BRACKETS.matcher(text).find());
  }

  /**
   * Tells whether a text that may use {@code $name} and angle brackets in its own right, as regular
   * expressions and replacements do, is nevertheless to be filled in by somebody.
   */
  public static boolean isTemplate(String text) {
    return (text.indexOf('{') >= 0 && (text.contains("{{") || text.contains("{%")))
        || text.startsWith("ENC[");
  }
}
