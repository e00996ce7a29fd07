package io.mcmetrics.series;

import io.mcmetrics.relabel.LabelSet;
import java.util.List;

/**
 * Series of one metric.
 *
 * @param metric the name; an empty text if it is not known
 */
public record MetricSeries(String metric, List<LabelSet> series) {
  /** Keeps its own list. */
  public MetricSeries {
    series = List.copyOf(series);
  }
}
