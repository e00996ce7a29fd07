package io.mcmetrics.rules.analysis;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import java.util.Optional;

/** What rules ask of a series. */
public final class SentSeries {
  private SentSeries() {}

  /** Returns the name of the metric of a series; empty if it is not known. */
  public static Optional<String> metric(LabelSet series) {
    return series.value(LabelSet.NAME) instanceof LabelValue.Text text
        ? Optional.of(text.text())
        : Optional.empty();
  }
}
