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
 * Pods, as far as a NetworkPolicy tells them from others.
 *
 * @param namespace absent or unknown if whoever deploys them chooses
 * @param labels those that are known
 * @param hasMore whether a label that is not among them may be there
 * @param ports what their containers say that they listen on
 * @param hostNetwork whether theirs is the network of their machine, where no policy is about them
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
  public static PodPeer somewhere(Cluster cluster, Value<String> namespace) {
    return new PodPeer(cluster, namespace, List.of(), Answer.UNKNOWN, List.of(), false);
  }

  /** Returns these pods with the network of their machine. */
  public PodPeer onHost() {
    return new PodPeer(cluster, namespace, labels, hasMore, ports, true);
  }

  /** What charts give to pods beside what is sketched is for people to see. */
  private static Answer hasMore(Workload workload) {
    if (!workload.sight().whole()) {
      return Answer.UNKNOWN;
    }
    return workload.sight().sketch() ? Answer.HARDLY : Answer.NO;
  }

  /** Returns the cluster and the namespace of the pods. */
  ResourceLocation location() {
    return new ResourceLocation(cluster, namespace);
  }
}
