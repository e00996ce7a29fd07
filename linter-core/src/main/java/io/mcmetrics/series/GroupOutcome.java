package io.mcmetrics.series;

import io.mcmetrics.relabel.RelabelRule;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What relabelling makes of the series of one exporter.
 *
 * @param group the exporter
 * @param inputCount how many series there were
 * @param outputCount how many different ones are left, those that may be dropped included
 * @param undecided how many of the series may be dropped
 * @param merges the metrics of which series are merged, by name
 * @param stripped how many of the remaining series have lost each watched label
 */
public record GroupOutcome(
    String group,
    int inputCount,
    int outputCount,
    int undecided,
    List<MergedSeries> merges,
    NavigableMap<String, Integer> stripped) {
  /** Keeps its own collections. */
  public GroupOutcome {
    merges = List.copyOf(merges);
    stripped = Collections.unmodifiableNavigableMap(new TreeMap<>(stripped));
  }

  GroupOutcome by(UnaryOperator<RelabelRule> others) {
    if (merges.isEmpty()) {
      return this;
    }
    List<MergedSeries> merged = merges.stream().map(merge -> merge.by(others)).toList();
    return new GroupOutcome(group, inputCount, outputCount, undecided, merged, stripped);
  }

  /** Returns how many of the remaining series have lost a watched label. */
  public int strippedCount(String label) {
    return stripped.getOrDefault(label, 0);
  }
}
