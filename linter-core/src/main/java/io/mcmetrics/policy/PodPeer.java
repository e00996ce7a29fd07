package io.mcmetrics.policy;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.Container.ContainerPort;
import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;

/**
 * Pods as a peer of some traffic, with all by which a NetworkPolicy may select them.
 *
 * @param namespace absent or unknown if it is chosen at deployment
 * @param labels those that are known
 * @param hasMore whether they may have other labels as well
 * @param ports the ports that their containers declare
 * @param hostNetwork whether they use the network of their node, to which no policy applies
 */
public record PodPeer(
    Cluster cluster,
    Value<String> namespace,
    List<NamedValue> labels,
    Answer hasMore,
    List<ContainerPort> ports,
    boolean hostNetwork)
    implements TrafficPeer {
  /** Keeps its own lists. */
  public PodPeer {
    labels = List.copyOf(labels);
    ports = List.copyOf(ports);
  }

  /** Returns the pods of a workload. */
  public static PodPeer of(Workload workload) {
    return new PodPeer(
        workload.cluster(),
        workload.namespace(),
        workload.podLabels(),
        hasMore(workload),
        workload.containers().stream().flatMap(each -> each.ports().stream()).toList(),
        workload.hostNetwork());
  }

  /** Returns pods of which only the cluster and the namespace are known. */
  public static PodPeer unseenIn(Cluster cluster, Value<String> namespace) {
    return new PodPeer(cluster, namespace, List.of(), Answer.UNKNOWN, List.of(), false);
  }

  /** Returns these pods on the network of their node. */
  public PodPeer onHostNetwork() {
    return new PodPeer(cluster, namespace, labels, hasMore, ports, true);
  }

  /**
   * The labels that a chart adds to those of its sheet are informative, and hardly ever selected.
   */
  private static Answer hasMore(Workload workload) {
    if (!workload.sight().whole()) {
      return Answer.UNKNOWN;
    }
    return workload.sight().sketch() ? Answer.UNLIKELY : Answer.NO;
  }

  /** Returns the cluster and the namespace of the pods. */
  ResourceLocation location() {
    return new ResourceLocation(cluster, namespace);
  }
}
