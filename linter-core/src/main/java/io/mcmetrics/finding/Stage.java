package io.mcmetrics.finding;

import java.util.Locale;

/**
 * A stage of a sample's way from a Prometheus to a panel of Grafana, in the order in which it
 * passes them.
 */
public enum Stage {
  /** It gets the labels that tell of which cluster it is. */
  IDENTITY,
  /** Rules decide whether it is sent, and as what. */
  RELABEL,
  /** It is sent to a URL. */
  REMOTE_WRITE,
  /** The host and the path of the URL lead into the central cluster. */
  ROUTE,
  /** A Service leads to pods. */
  SERVICE,
  /** What runs in the pods takes it in. */
  RECEIVE,
  /** A Thanos sidecar gives it away, in place of the four stages before. */
  SIDECAR,
  /** Thanos Query, or what stands for it, finds it. */
  QUERY,
  /** Grafana asks there. */
  DATASOURCE,
  /** A dashboard asks for it, by the variable that names its cluster. */
  DASHBOARD,
  /** None of them: what is wrong here stops no sample. */
  ASIDE;

  /** Returns the word used in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
