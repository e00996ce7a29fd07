package io.mcmetrics.trace;

import io.mcmetrics.cluster.Cluster;
import java.util.List;

/** What becomes of the samples of one cluster. */
public record TracedCluster(Cluster cluster, List<TracedSender> senders) {
  /** Keeps its own list. */
  public TracedCluster {
    senders = List.copyOf(senders);
  }
}
