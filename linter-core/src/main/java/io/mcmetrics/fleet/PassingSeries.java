package io.mcmetrics.fleet;

import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.series.MetricSeries;
import io.mcmetrics.series.SeriesGroup;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The metrics of which each series of the catalogue is sent, though a rule looks at a label whose
 * value the name does not tell: a rule that drops the namespaces of a sandbox leaves all metrics
 * there.
 */
record PassingSeries(Destination destination) {
  /** Returns those of some names of which there are series, and all of them pass one chain. */
  NavigableSet<String> names(Collection<String> undecided) {
    NavigableSet<String> passing = new TreeSet<>();
    if (undecided.isEmpty()) {
      return passing;
    }
    NavigableMap<String, LabelValue> external = destination.externalLabels();
    for (RelabelChain chain : destination.chains()) {
      NavigableSet<String> seen = new TreeSet<>();
      NavigableSet<String> lost = new TreeSet<>();
      for (SeriesGroup group : destination.collected()) {
        for (MetricSeries metric : group.metrics()) {
          if (undecided.contains(metric.metric())) {
            boolean isSent = group.hasKnownLabels() && areAllSent(metric, chain, external);
            (isSent ? seen : lost).add(metric.metric());
          }
        }
      }
      seen.removeAll(lost);
      passing.addAll(seen);
    }
    return passing;
  }

  private static boolean areAllSent(
      MetricSeries metric, RelabelChain chain, NavigableMap<String, LabelValue> external) {
    return metric.series().stream()
        .allMatch(series -> chain.apply(series.withExternal(external)) instanceof Kept);
  }
}
