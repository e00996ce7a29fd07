package io.mcmetrics.document;

import io.mcmetrics.finding.Problem;
import java.util.List;

/**
 * What goes wrong between the files and the documents that are deployed.
 *
 * @param stops where builds end, so that nothing of them is deployed
 * @param eatenVariables variables of others that Flux takes for its own, and fills in with nothing
 * @param helmDifferences values that Helm 3 does not read, and Helm 4 does
 * @param helmsDiffer whether the two Helms make different documents of the same values
 */
public record BuildProblems(
    List<Problem> stops,
    List<Problem> eatenVariables,
    List<Problem> helmDifferences,
    boolean helmsDiffer) {
  /** Keeps its own lists, in which each problem is once. */
  public BuildProblems {
    stops = stops.stream().distinct().toList();
    eatenVariables = eatenVariables.stream().distinct().toList();
    helmDifferences = helmDifferences.stream().distinct().toList();
  }
}
