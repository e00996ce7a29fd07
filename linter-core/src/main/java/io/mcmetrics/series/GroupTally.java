package io.mcmetrics.series;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelOutcome.Undecided;
import io.mcmetrics.relabel.RelabelRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

  GroupTally(SeriesGroup group) {
    this.group = group;
  }

  SeriesGroup group() {
    return group;
  }

  void add(SeriesOutcome outcome) {
    outcomes.add(outcome);
  }

  GroupOutcome outcome(NavigableSet<String> watched, List<MergedSeries> merges) {
    Set<LabelSet> out = new HashSet<>();
    outcomes.forEach(outcome -> outcome.relabelled().passingLabels().ifPresent(out::add));
    long undecided =
        outcomes.stream().filter(outcome -> outcome.relabelled() instanceof Undecided).count();
    return new GroupOutcome(
        group.name(),
        outcomes.size(),
        out.size(),
        (int) undecided,
        lost(),
        merges,
        stripped(watched));
  }

  private NavigableMap<String, List<RelabelRule>> lost() {
    NavigableMap<String, Set<RelabelRule>> dropped = new TreeMap<>();
    for (SeriesOutcome outcome : outcomes) {
      if (outcome.relabelled() instanceof Dropped drop) {
        dropped.computeIfAbsent(outcome.metric(), key -> new LinkedHashSet<>()).add(drop.by());
      }
    }
    for (SeriesOutcome outcome : outcomes) {
      if (!(outcome.relabelled() instanceof Dropped)) {
        dropped.remove(outcome.metric());
      }
    }
    NavigableMap<String, List<RelabelRule>> lost = new TreeMap<>();
    dropped.forEach((metric, rules) -> lost.put(metric, List.copyOf(rules)));
    return lost;
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
