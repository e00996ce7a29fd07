package io.mcmetrics.report;

/**
 * The style of a text report.
 *
 * @param colour whether to use the colours of a terminal
 * @param verbose whether to show what is usually summarized
 * @param brief whether to show the findings and nothing else
 */
public record Style(boolean colour, boolean verbose, boolean brief) {
  /** No colours, and long lists cut short. */
  public static final Style PLAIN = new Style(false, false, false);
}
