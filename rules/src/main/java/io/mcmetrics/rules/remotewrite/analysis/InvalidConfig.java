package io.mcmetrics.rules.remotewrite.analysis;

/** Says what becomes of a configuration that Prometheus refuses. */
public final class InvalidConfig {
  private InvalidConfig() {}

  /**
   * Returns what Prometheus does, as a clause: with its own file, or with what an operator made.
   */
  public static String consequence(boolean isFile) {
    return isFile
        ? "Prometheus does not load this file"
        : "the API server takes this, but Prometheus keeps its old configuration";
  }
}
