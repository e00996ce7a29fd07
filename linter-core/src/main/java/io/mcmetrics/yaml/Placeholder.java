package io.mcmetrics.yaml;

import java.util.regex.Pattern;

/**
 * Text that stands for other text: Go templates and Jinja, shell and Flux variables, Kubernetes'
 * {@code $(VAR)}, SOPS ciphertext, and words in angle brackets that the reader is meant to replace.
 */
public final class Placeholder {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(\\{[A-Za-z_]|\\([A-Za-z_]|[A-Za-z_])");
  private static final Pattern BRACKETS = Pattern.compile("<[A-Za-z][^<>]*>");

  private Placeholder() {}

  /** Tells whether a text contains a placeholder, so that its value is not known. */
  public static boolean isIn(String text) {
    return isTemplate(text)
        || (text.indexOf('$') >= 0 && VARIABLE.matcher(text).find())
        || (text.indexOf('<') >= 0 && BRACKETS.matcher(text).find());
  }

  /**
   * Tells whether a text contains a template or SOPS ciphertext. For regular expressions and their
   * replacements, in which {@code $name} and angle brackets are no placeholders.
   */
  public static boolean isTemplate(String text) {
    return (text.indexOf('{') >= 0 && (text.contains("{{") || text.contains("{%")))
        || isCiphertext(text);
  }

  /** Tells whether a text is what SOPS leaves in place of a value. */
  public static boolean isCiphertext(String text) {
    return text.startsWith("ENC[");
  }
}
