package io.mcmetrics.kubernetes;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.yaml.Value;

/**
 * Where in a fleet a named resource stands.
 *
 * @param namespace absent or unknown if whoever deploys it chooses
 */
public record ResourceLocation(Cluster cluster, Value<String> namespace) {
  /** How well a resource fits what somebody asks for, the best first. */
  public enum Fit {
    SURE,
    PERHAPS,
    NO
  }

  /** Tells how well a resource that is asked for by its namespace may stand here. */
  public Fit fits(Cluster asking, String wantedNamespace) {
    if (!cluster.mayBe(asking)) {
      return Fit.NO;
    }
    boolean isKnown = namespace instanceof Value.Known<String> && !wantedNamespace.isEmpty();
    if (isKnown && !namespace.isKnown(wantedNamespace)) {
      return Fit.NO;
    }
    return isKnown && cluster.name().equals(asking.name()) ? Fit.SURE : Fit.PERHAPS;
  }

  /** Tells whether two resources are in the same namespace of the same cluster. */
  public Answer sharesNamespaceWith(ResourceLocation other) {
    if (!cluster.mayBe(other.cluster)) {
      return Answer.NO;
    }
    Answer same = cluster.name().equals(other.cluster.name()) ? Answer.YES : Answer.UNKNOWN;
    boolean isLeftOut = namespace instanceof Value.Absent<String>;
    boolean isLeftOutThere = other.namespace instanceof Value.Absent<String>;
    if (isLeftOut || isLeftOutThere) {
      return same.and(isLeftOut && isLeftOutThere ? Answer.LIKELY : Answer.UNKNOWN);
    }
    return same.and(ValueEquality.compare(namespace, other.namespace));
  }

  /** Tells whether nothing that is known keeps two resources from sharing a namespace. */
  public boolean mayShareNamespaceWith(ResourceLocation other) {
    return sharesNamespaceWith(other) != Answer.NO;
  }
}
