package io.mcmetrics.model;

import java.util.List;

/**
 * Everything the fleet rules may know.
 *
 * @param clusterLabel the label that tells clusters apart
 * @param clusters by name
 * @param senders in the order of their documents
 * @param endpoints in the order of their documents
 */
public record Fleet(
    String clusterLabel, List<Cluster> clusters, List<Sender> senders, List<Endpoint> endpoints) {
  /** Keeps its own lists. */
  public Fleet {
    clusters = List.copyOf(clusters);
    senders = List.copyOf(senders);
    endpoints = List.copyOf(endpoints);
  }
}
