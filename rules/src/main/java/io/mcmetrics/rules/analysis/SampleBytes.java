package io.mcmetrics.rules.analysis;

/** How many bytes a sample takes in a remote write request: measured, and compressed. */
public final class SampleBytes {
  /** With the short label sets of a node exporter; others take more. */
  public static final int WITH_SHORT_LABELS = 45;

  /** With the long label sets of cAdvisor. */
  public static final int WITH_LONG_LABELS = 81;

  private SampleBytes() {}
}
