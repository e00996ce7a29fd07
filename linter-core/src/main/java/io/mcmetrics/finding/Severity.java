package io.mcmetrics.finding;

import java.util.Locale;

/** How bad a finding is, the mildest first. */
public enum Severity {
  /** Good to know. */
  INFO,
  /** Metrics are lost under load, on failure, or in some views. */
  WARNING,
  /** Metrics are lost or wrong. */
  ERROR;

  /** Returns the word used in reports, flags and the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the next worse severity; the worst stays. */
  public Severity raised() {
    return this == INFO ? WARNING : ERROR;
  }

  /** Returns the next milder severity; the mildest stays. */
  public Severity lowered() {
    return this == ERROR ? WARNING : INFO;
  }
}
