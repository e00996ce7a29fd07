package io.mcmetrics.trace;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import java.util.List;

/**
 * The paths of the samples of a fleet.
 *
 * @param clusters those that send, by name
 * @param silent those for which no sender is written down, by name
 * @param storage the object storage of each component of Thanos that can use any, by cluster
 * @param findings those that the hops refer to, in reading order
 * @param unreadSenders what may send as well and was not evaluated
 */
public record Trace(
    List<TracedCluster> clusters,
    List<Cluster> silent,
    List<TracedStorage> storage,
    List<Finding> findings,
    List<Gap> unreadSenders) {
  /** What is said of a cluster for which no sender is written down. */
  public static final String NO_SENDER = "no sender is written down for this cluster";

  /** What is said of it where something sends that may be of any cluster. */
  public static final String NONE_KNOWN =
      "no sender is known to be of this cluster; some are tied to none or were not evaluated";

  /** Keeps its own lists. */
  public Trace {
    clusters = List.copyOf(clusters);
    silent = List.copyOf(silent);
    storage = List.copyOf(storage);
    findings = List.copyOf(findings);
    unreadSenders = List.copyOf(unreadSenders);
  }

  /** Creates the trace of a fleet in which every cluster sends. */
  public Trace(List<TracedCluster> clusters, List<TracedStorage> storage, List<Finding> findings) {
    this(clusters, List.of(), storage, findings, List.of());
  }

  /** Creates the trace of a fleet without object storage. */
  public Trace(List<TracedCluster> clusters, List<Finding> findings) {
    this(clusters, List.of(), List.of(), findings, List.of());
  }

  /** Returns what is said of the clusters without a sender. */
  public String silence() {
    boolean mayBeOfAny =
        !unreadSenders.isEmpty()
            || clusters.stream().anyMatch(traced -> traced.cluster().isByPathOnly());
    return mayBeOfAny ? NONE_KNOWN : NO_SENDER;
  }

  /** Tells whether there is nothing to follow, whatever clusters there are. */
  public boolean isEmpty() {
    return clusters.isEmpty() && storage.isEmpty();
  }

  /**
   * Tells whether no path was seen: nothing that may send was evaluated, or there is nothing at
   * all.
   */
  public boolean sawNothing() {
    return isEmpty() || (clusters.isEmpty() && !unreadSenders.isEmpty());
  }

  /** Returns the part about one cluster. */
  public Trace only(String cluster) {
    return new Trace(
        clusters.stream().filter(traced -> traced.cluster().name().equals(cluster)).toList(),
        silent.stream().filter(each -> each.name().equals(cluster)).toList(),
        storage.stream().filter(use -> use.cluster().equals(cluster)).toList(),
        findings.stream()
            .filter(finding -> finding.problem().clusters().contains(cluster))
            .toList(),
        unreadSenders);
  }
}
