package io.mcmetrics.trace;

import io.mcmetrics.cluster.Cluster;
import java.util.List;

/** A cluster with the paths of its samples. */
public record TracedCluster(Cluster cluster, List<TracedSender> senders) {
  /** Keeps its own list. */
  public TracedCluster {
    senders = List.copyOf(senders);
  }
}
