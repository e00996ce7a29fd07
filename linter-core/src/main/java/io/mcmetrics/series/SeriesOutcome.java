package io.mcmetrics.series;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelOutcome;

/**
 * What becomes of one series.
 *
 * @param series the series with the external labels
 */
record SeriesOutcome(SeriesGroup group, LabelSet series, RelabelOutcome relabelled) {
  String metric() {
    return SeriesGroup.nameOf(series);
  }

  boolean isCertain() {
    return relabelled instanceof RelabelOutcome.Kept && group.hasKnownLabels();
  }
}
