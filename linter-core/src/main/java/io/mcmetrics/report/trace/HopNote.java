package io.mcmetrics.report.trace;

import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.source.Span;
import io.mcmetrics.trace.TracedHop;
import java.util.List;

/**
 * A note about a hop, shared by equal hops of several clusters.
 *
 * @param clusters the names of the clusters that have this hop
 * @param findings those of its rules that concern these clusters
 */
public record HopNote(TracedHop hop, List<String> clusters, List<Finding> findings) {

  static HopNote of(TracedHop hop, List<String> clusters, List<Finding> all) {
    List<Finding> findings = all.stream().filter(one -> concerns(one, hop, clusters)).toList();
    return new HopNote(hop, List.copyOf(clusters), findings);
  }

  /** Returns what is known of the hop, or what is missing to know it. */
  public String message() {
    return hop.message();
  }

  /** Returns the places that show it, the decisive one first. */
  public List<Related> evidence() {
    return hop.evidence();
  }

  /** Returns the last part of the path and the line of the decisive place; empty without one. */
  public String shortPlace() {
    if (evidence().isEmpty()) {
      return "";
    }
    Span span = evidence().get(0).at().span();
    return span.file().name() + ":" + span.from().line();
  }

  private static boolean concerns(Finding finding, TracedHop hop, List<String> clusters) {
    List<String> concerned = finding.problem().clusters();
    boolean ours = concerned.isEmpty() || concerned.stream().anyMatch(clusters::contains);
    return ours && hop.ruleIds().contains(finding.ruleId());
  }
}
