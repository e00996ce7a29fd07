package io.mcmetrics.report;

/**
 * The style of a text report.
 *
 * @param colour whether to use the colours of a terminal
 * @param verbose whether to show what is usually summarized
 * @param brief whether to show the findings and nothing else
 * @param standpoint what the paths are relative to
 */
public record Style(boolean colour, boolean verbose, boolean brief, Standpoint standpoint) {
  /** No colours, long lists cut short, and paths from the root. */
  public static final Style PLAIN = new Style(false, false, false);

  /** Makes a style with paths from the root. */
  public Style(boolean colour, boolean verbose, boolean brief) {
    this(colour, verbose, brief, Standpoint.AT_ROOT);
  }

  /** Returns this style with paths from another place. */
  public Style from(Standpoint other) {
    return new Style(colour, verbose, brief, other);
  }
}
