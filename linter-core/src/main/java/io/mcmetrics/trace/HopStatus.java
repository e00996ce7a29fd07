package io.mcmetrics.trace;

import java.util.Locale;

/** How it stands with one hop. */
public enum HopStatus {
  /** The files show how it goes on. */
  OK,
  /** It ends here, by at least one finding. */
  BROKEN,
  /** The files do not tell. */
  UNKNOWN,
  /** There is no such hop on this way. */
  NOT_APPLICABLE;

  /** Returns the word used in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
