package io.mcmetrics.series;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelRule;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Series of one metric that relabelling makes equal to others.
 *
 * @param metric the name of the metric
 * @param series how many of its series are no longer distinguishable from another
 * @param first one of them as it was
 * @param second the series that it is no longer distinguishable from
 * @param result what both have become
 * @param differingLabels the labels in which these two differed
 * @param by the rule after which they are equal
 */
public record MergedSeries(
    String metric,
    int series,
    LabelSet first,
    LabelSet second,
    LabelSet result,
    NavigableSet<String> differingLabels,
    RelabelRule by) {
  /** Keeps its own set. */
  public MergedSeries {
    differingLabels = Collections.unmodifiableNavigableSet(new TreeSet<>(differingLabels));
  }

  MergedSeries by(UnaryOperator<RelabelRule> others) {
    return new MergedSeries(
        metric, series, first, second, result, differingLabels, others.apply(by));
  }
}
