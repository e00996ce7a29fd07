package io.mcmetrics.cluster;

import java.util.Locale;

/** The role of a cluster in the fleet, by what is deployed there and not by its name. */
public enum Role {
  /** It sends samples to another cluster. */
  EDGE,
  /** It receives, stores or queries the samples of others. */
  CENTRAL,
  /** It does neither, or its role is not known. */
  STANDALONE;

  /** Returns the word used in reports and in the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
