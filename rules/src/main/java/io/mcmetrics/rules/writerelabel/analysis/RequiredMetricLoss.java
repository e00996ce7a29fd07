package io.mcmetrics.rules.writerelabel.analysis;

import io.mcmetrics.relabel.proof.PassingMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Metrics that the user requires to arrive, and that are dropped.
 *
 * @param files those in which they are named
 */
public record RequiredMetricLoss(List<String> files, NavigableSet<String> metrics) {
  /** Keeps its own list. */
  public RequiredMetricLoss {
    files = List.copyOf(files);
  }

  /** Returns those that are dropped. */
  public static RequiredMetricLoss in(PassingMetrics passing) {
    return among(passing, name -> true);
  }

  /** Returns those that are dropped, as far as they count. */
  public static RequiredMetricLoss among(PassingMetrics passing, Predicate<String> counts) {
    List<String> files = new ArrayList<>();
    NavigableSet<String> metrics = new TreeSet<>();
    for (Map.Entry<String, NavigableSet<String>> file : passing.needed().required().entrySet()) {
      List<String> lost =
          file.getValue().stream().filter(passing.dropped()::containsKey).filter(counts).toList();
      if (!lost.isEmpty()) {
        files.add(file.getKey());
        metrics.addAll(lost);
      }
    }
    return new RequiredMetricLoss(files, metrics);
  }

  /** Tells whether every required metric passes. */
  public boolean isNone() {
    return metrics.isEmpty();
  }

  /**
   * Returns the required metrics that are lost, as the end of a sentence; empty if there are none.
   */
  public String missing() {
    return isNone()
        ? ""
        : "; %s must arrive, as %s says"
            .formatted(
                AffectedDashboards.some(List.copyOf(metrics)), AffectedDashboards.some(files));
  }
}
