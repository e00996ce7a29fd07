package io.mcmetrics.series;

import java.util.List;

/**
 * Metrics of one type with the same labels.
 *
 * @param rows the labels: each row of the first kind goes with each of the second, and so on
 * @param points the rows that tell the buckets of a histogram apart, or the quantiles of a summary
 * @param names the names without the suffixes that the type adds
 */
record MetricBlock(
    MetricType type, List<LabelRow> rows, List<LabelRow> points, List<String> names) {
  /** Keeps its own lists. */
  MetricBlock {
    rows = List.copyOf(rows);
    points = List.copyOf(points);
    names = List.copyOf(names);
  }
}
