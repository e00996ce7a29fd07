package io.mcmetrics.series;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelOutcome.Undecided;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Counts what becomes of the series of one exporter. */
final class GroupTally {
  private final SeriesGroup group;
  private final List<SeriesOutcome> outcomes = new ArrayList<>();
  private int dropped;
  private int unchanged;

  GroupTally(SeriesGroup group) {
    this.group = group;
  }

  SeriesGroup group() {
    return group;
  }

  /** Counts a series of which something passes, or may pass. */
  void add(SeriesOutcome outcome) {
    outcomes.add(outcome);
  }

  /** Counts series that are dropped. */
  void addDropped(int count) {
    dropped += count;
  }

  /** Counts series that pass as they are. */
  void addUnchanged(int count) {
    unchanged += count;
  }

  GroupOutcome outcome(NavigableSet<String> watched, List<MergedSeries> merges) {
    Set<LabelSet> out = new HashSet<>();
    outcomes.forEach(outcome -> outcome.relabelled().passingLabels().ifPresent(out::add));
    long undecided =
        outcomes.stream().filter(outcome -> outcome.relabelled() instanceof Undecided).count();
    return new GroupOutcome(
        group.name(),
        outcomes.size() + unchanged + dropped,
        out.size() + unchanged,
        (int) undecided,
        merges,
        stripped(watched));
  }

  private NavigableMap<String, Integer> stripped(NavigableSet<String> watched) {
    NavigableMap<String, Integer> stripped = new TreeMap<>();
    for (SeriesOutcome outcome : outcomes) {
      Optional<LabelSet> out = outcome.relabelled().passingLabels();
      for (String label : watched) {
        if (out.isPresent() && out.get().lacks(label) && !outcome.series().lacks(label)) {
          stripped.merge(label, 1, Integer::sum);
        }
      }
    }
    return stripped;
  }
}
