package io.mcmetrics.policy;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.KindAndName;
import io.mcmetrics.kubernetes.LabelSelector;
import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.List;

/**
 * A NetworkPolicy of Kubernetes: the traffic that some pods of its namespace may have. Several
 * policies are additive (Kubernetes, "Network Policies").
 *
 * @param pods which pods of its namespace it is about
 * @param ingress the traffic to them
 * @param egress the traffic from them
 */
public record NetworkPolicy(
    Cluster cluster,
    Value<String> name,
    Value<String> namespace,
    LabelSelector pods,
    Side ingress,
    Side egress,
    Sight sight,
    Origin origin)
    implements Located {
  /** A direction of traffic, as seen from the pods that a policy selects. */
  public enum Direction {
    /** To the pods. */
    INGRESS,
    /** From the pods. */
    EGRESS
  }

  /**
   * The rules of a policy for one direction of traffic.
   *
   * @param isRestricted whether only traffic that a rule admits is allowed
   * @param knowsRules whether all rules are known
   * @param origin where a rule would be added
   */
  public record Side(Answer isRestricted, List<PolicyRule> rules, boolean knowsRules, Origin origin)
      implements Located {
    /** Keeps its own list. */
    public Side {
      rules = List.copyOf(rules);
    }
  }

  /** Returns the rules for a direction. */
  public Side side(Direction direction) {
    return direction == Direction.INGRESS ? ingress : egress;
  }

  /** Tells whether it selects some pods. */
  public Answer selects(PodPeer some) {
    return sharesNamespaceWith(some).and(pods.selects(some.labels(), some.hasMore()));
  }

  /** Tells whether some pods are in its namespace. */
  public Answer sharesNamespaceWith(PodPeer some) {
    return new ResourceLocation(cluster, namespace).sharesNamespaceWith(some.location());
  }

  /** Tells whether some pods are in its cluster, whatever their namespace. */
  public Answer isInClusterOf(PodPeer some) {
    if (cluster.name().equals(some.cluster().name())) {
      return Answer.YES;
    }
    return cluster.mayBeSameAs(some.cluster()) ? Answer.UNKNOWN : Answer.NO;
  }

  /** Returns kind and name in words. */
  public String words() {
    return KindAndName.words("NetworkPolicy", name);
  }
}
