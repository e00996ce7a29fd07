package io.mcmetrics.trace;

import io.mcmetrics.finding.Finding;
import java.util.List;

/**
 * What becomes of the samples of a fleet.
 *
 * @param clusters those that send, by name
 * @param findings those that the hops refer to, in reading order
 */
public record Trace(List<TracedCluster> clusters, List<Finding> findings) {
  /** Keeps its own lists. */
  public Trace {
    clusters = List.copyOf(clusters);
    findings = List.copyOf(findings);
  }

  /** Returns what of it is of one cluster. */
  public Trace only(String cluster) {
    return new Trace(
        clusters.stream().filter(traced -> traced.cluster().name().equals(cluster)).toList(),
        findings.stream()
            .filter(finding -> finding.problem().clusters().contains(cluster))
            .toList());
  }
}
