package io.mcmetrics.network;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.yaml.Value;

/**
 * Where in a fleet a named resource stands.
 *
 * @param namespace absent or unknown if whoever deploys it chooses
 */
record Placed(Cluster cluster, Value<String> namespace) {
  /** How well a resource fits what somebody asks for, the best first. */
  enum Fit {
    SURE,
    PERHAPS,
    NO
  }

  /** Tells how well a resource that is asked for by its namespace may stand here. */
  Fit fits(Cluster asking, String wantedNamespace) {
    if (!cluster.mayBe(asking)) {
      return Fit.NO;
    }
    boolean isKnown = namespace instanceof Value.Known<String> && !wantedNamespace.isEmpty();
    if (isKnown && !namespace.isKnown(wantedNamespace)) {
      return Fit.NO;
    }
    return isKnown && cluster.name().equals(asking.name()) ? Fit.SURE : Fit.PERHAPS;
  }
}
