package io.mcmetrics.rule;

/** A key of {@code .mcmetrics.yaml} that changes what some rules look at. */
public enum Setting {
  /** The label that tells clusters apart. */
  CLUSTER_LABEL("clusterLabel", "the label that tells clusters apart; else it is found in use"),
  /** The clusters that there are. */
  CLUSTERS("clusters", "which paths belong to which cluster; else the tree is asked"),
  /** Receivers that the tree does not show. */
  EXTERNAL_RECEIVERS("externalReceivers", "hosts of receivers that are not in the tree"),
  /** Metrics that must arrive. */
  REQUIRED_METRICS(
      "requiredMetrics", "files with the names of metrics that must arrive, beside the dashboards");

  private final String key;
  private final String meaning;

  Setting(String key, String meaning) {
    this.key = key;
    this.meaning = meaning;
  }

  /** Returns the key at the top of the file. */
  public String key() {
    return key;
  }

  /** Returns what it sets, in words. */
  public String meaning() {
    return meaning;
  }
}
