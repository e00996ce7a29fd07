package io.mcmetrics.report;

/**
 * How a report for people looks.
 *
 * @param colour whether to use the colours of a terminal
 * @param verbose whether to show even what is usually summed up
 * @param brief whether to show the findings and nothing else
 */
public record Style(boolean colour, boolean verbose, boolean brief) {
  /** No colours, and long lists cut short. */
  public static final Style PLAIN = new Style(false, false, false);
}
