package io.mcmetrics.kubernetes;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.yaml.Value;

/**
 * The cluster and the namespace of a resource.
 *
 * @param namespace absent or unknown if it is chosen at deployment
 */
public record ResourceLocation(Cluster cluster, Value<String> namespace) {
  /** How well a resource matches a reference, the best first. */
  public enum Fit {
    /** It is in that cluster and that namespace. */
    SURE,
    /** It may be: the cluster or the namespace is not known for sure. */
    PERHAPS,
    /** It is in another cluster or another namespace. */
    NO
  }

  /**
   * Tells how well this matches a reference.
   *
   * @param asking the cluster of the reference
   * @param wantedNamespace the namespace that is referred to; empty if it is not known
   */
  public Fit fits(Cluster asking, String wantedNamespace) {
    if (!cluster.mayBeSameAs(asking)) {
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
    if (!cluster.mayBeSameAs(other.cluster)) {
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
