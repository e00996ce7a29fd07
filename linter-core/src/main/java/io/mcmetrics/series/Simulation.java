package io.mcmetrics.series;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelRule;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The effect of a chain of write relabelling on the series of a sender.
 *
 * @param groups the outcome for each exporter, in the order given
 */
public record Simulation(List<GroupOutcome> groups) {
  /** Keeps its own list. */
  public Simulation {
    groups = List.copyOf(groups);
  }

  /**
   * Runs a chain. Clusters that have it in common, and whose external labels it does not look at,
   * share one run.
   *
   * @param external the external labels, which a series gets unless it has one of that name itself
   * @param watched the labels of which the outcomes tell how many series lose them; the name of the
   *     metric is watched always
   */
  public static Simulation of(
      List<SeriesGroup> groups,
      NavigableMap<String, LabelValue> external,
      RelabelChain chain,
      Collection<String> watched) {
    NavigableSet<String> present = new TreeSet<>(external.keySet());
    groups.forEach(group -> present.addAll(group.labels()));
    SimulationRun run = new SimulationRun(external, chain.forSeriesWith(present));
    groups.forEach(run::add);
    NavigableSet<String> labels = new TreeSet<>(watched);
    labels.add(LabelSet.NAME);
    return run.result(labels);
  }

  /** Returns the same with each rule replaced, as for the same rules of another cluster. */
  public Simulation withRules(UnaryOperator<RelabelRule> others) {
    return new Simulation(groups.stream().map(group -> group.by(others)).toList());
  }

  /** Returns how many series there were. */
  public int inputCount() {
    return groups.stream().mapToInt(GroupOutcome::inputCount).sum();
  }

  /** Returns how many different series are left. */
  int outputCount() {
    return groups.stream().mapToInt(GroupOutcome::outputCount).sum();
  }

  /** Returns all merges, by exporter. */
  List<MergedSeries> merges() {
    return groups.stream().flatMap(group -> group.merges().stream()).toList();
  }
}
