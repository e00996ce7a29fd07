package io.mcmetrics.series;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelChain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;

/** Runs series through a chain, and records which become the same. */
final class SimulationRun {
  private final NavigableMap<String, LabelValue> external;
  private final RelabelChain chain;
  private final boolean isFilterByName;
  private final List<GroupTally> tallies = new ArrayList<>();
  private final Map<LabelSet, List<SeriesOutcome>> survivors = new LinkedHashMap<>();

  SimulationRun(NavigableMap<String, LabelValue> external, RelabelChain chain) {
    this.external = external;
    this.chain = chain;
    this.isFilterByName = chain.isFilterByName();
  }

  void add(SeriesGroup group) {
    GroupTally tally = new GroupTally(group);
    for (MetricSeries metric : group.metrics()) {
      boolean isNamed = !metric.metric().isEmpty();
      if (isNamed && chain.droppedByName(metric.metric()).isPresent()) {
        tally.addDropped(metric.series().size());
      } else if (isNamed && isFilterByName) {
        tally.addUnchanged(metric.series().size());
      } else {
        metric.series().forEach(series -> add(series, tally));
      }
    }
    tallies.add(tally);
  }

  private void add(LabelSet series, GroupTally tally) {
    LabelSet sent = series.withExternal(external);
    SeriesOutcome outcome = new SeriesOutcome(tally.group(), sent, chain.apply(sent));
    Optional<LabelSet> out = outcome.relabelled().passingLabels();
    if (out.isPresent()) {
      tally.add(outcome);
      survivors.computeIfAbsent(out.get(), key -> new ArrayList<>(1)).add(outcome);
    } else {
      tally.addDropped(1);
    }
  }

  Simulation result(NavigableSet<String> watched) {
    MergeFinder merges = new MergeFinder(chain);
    survivors.forEach(merges::add);
    List<GroupOutcome> outcomes = new ArrayList<>();
    for (GroupTally tally : tallies) {
      outcomes.add(tally.outcome(watched, merges.of(tally.group().name())));
    }
    return new Simulation(outcomes);
  }
}
