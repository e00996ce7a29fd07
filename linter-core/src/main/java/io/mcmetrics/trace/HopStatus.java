package io.mcmetrics.trace;

import java.util.Locale;

/** The status of one hop. */
public enum HopStatus {
  /** The files show how samples pass it. */
  OK,
  /** Samples are lost here, according to at least one finding. */
  BROKEN,
  /** The files do not tell. */
  UNKNOWN,
  /** The path has no such hop. */
  NOT_APPLICABLE;

  /** Returns the word used in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
