package io.mcmetrics.finding;

import java.util.Locale;

/**
 * A stage of a sample's path from a Prometheus to a Grafana panel, in the order in which samples
 * pass them.
 */
public enum Stage {
  /** The sample gets the external labels that name its cluster. */
  IDENTITY,
  /** Write relabelling decides whether it is sent, and with which labels. */
  RELABEL,
  /** It is sent to the URL of a remote write. */
  REMOTE_WRITE,
  /** The host and the path of the URL lead into the central cluster. */
  ROUTE,
  /** A Service leads to pods. */
  SERVICE,
  /** The receiver in the pods accepts it. */
  RECEIVE,
  /** A Thanos sidecar serves it, in place of the four stages before. */
  SIDECAR,
  /** Thanos Query, or what answers queries in its place, finds it. */
  QUERY,
  /** A data source of Grafana queries there. */
  DATASOURCE,
  /** A dashboard selects it by the variable that names its cluster. */
  DASHBOARD,
  /** None of them: a problem here stops no sample. */
  ASIDE;

  /** Returns the word used in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
