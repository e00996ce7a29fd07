package io.mcmetrics.document;

/** Which Helm is taken to read the values of charts, where two read them differently. */
public enum HelmReading {
  /** Which of them runs is not known: what differs is known in part. */
  EITHER,
  HELM_3,
  HELM_4
}
