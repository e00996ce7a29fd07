package io.mcmetrics.cluster;

import java.util.Locale;

/** What a cluster does in the fleet, by what is deployed there and not by its name. */
public enum Role {
  /** It sends samples to another cluster. */
  EDGE,
  /** It receives, keeps or shows the samples of others. */
  CENTRAL,
  /** It does neither, or the tree does not tell. */
  STANDALONE;

  /** Returns the word used in reports and in the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
