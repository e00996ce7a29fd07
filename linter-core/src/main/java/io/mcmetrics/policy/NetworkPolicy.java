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
 * A NetworkPolicy of Kubernetes: the traffic that some pods of its namespace may have. What several
 * policies say adds up (Kubernetes, "Network Policies").
 *
 * @param pods which pods of its namespace it is about
 * @param ingress what may come to them
 * @param egress what they may send
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
  /** A direction of traffic, as the pods see it that a policy selects. */
  public enum Direction {
    INGRESS,
    EGRESS
  }

  /**
   * One direction of traffic.
   *
   * @param isRestricted whether only what the rules admit may pass
   * @param knowsRules whether all the rules can be seen
   * @param origin where one would add a rule
   */
  public record Side(Answer isRestricted, List<PolicyRule> rules, boolean knowsRules, Origin origin)
      implements Located {
    /** Keeps its own list. */
    public Side {
      rules = List.copyOf(rules);
    }
  }

  /** Returns what it says of a direction. */
  public Side side(Direction direction) {
    return direction == Direction.INGRESS ? ingress : egress;
  }

  /** Tells whether it is about some pods. */
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
    return cluster.mayBe(some.cluster()) ? Answer.UNKNOWN : Answer.NO;
  }

  /** Returns kind and name in words. */
  public String words() {
    return KindAndName.words("NetworkPolicy", name);
  }
}
