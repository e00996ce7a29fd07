package io.mcmetrics.trace;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.finding.Stage;
import java.util.List;

/**
 * One hop of a path.
 *
 * @param message what is known of it, or what is missing to know it
 * @param evidence the places that show it, the decisive one first
 * @param ruleIds the rules that object to it, whether they break it or not
 */
public record TracedHop(
    Stage stage, HopStatus status, String message, List<Related> evidence, List<String> ruleIds) {
  /** Keeps its own lists. */
  public TracedHop {
    evidence = List.copyOf(evidence);
    ruleIds = List.copyOf(ruleIds);
  }
}
