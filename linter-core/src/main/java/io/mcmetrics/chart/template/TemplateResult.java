package io.mcmetrics.chart.template;

/** What comes of a text that a chart hands to {@code tpl}. */
public sealed interface TemplateResult {
  /**
   * A text.
   *
   * @param large whether a large number of the values is printed in it with an exponent
   * @param missing the path of a value that nobody sets, for which nothing is printed; empty if
   *     there is none
   */
  record Rendered(String text, boolean large, String missing) implements TemplateResult {}

  /** An error, at which Helm ends. */
  record Refused(String why) implements TemplateResult {}

  /** Something that cannot be told from the files. */
  record Unknown() implements TemplateResult {}
}
