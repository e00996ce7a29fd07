package io.mcmetrics.rules.analysis;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Series as write relabelling gets them: an external label is added unless the series has a label
 * of that name (prometheus, {@code processExternalLabels} of {@code
 * storage/remote/queue_manager.go}).
 */
public final class SentSeries {
  private SentSeries() {}

  /** Returns a scraped series with the external labels of its Prometheus. */
  public static LabelSet of(LabelSet scraped, NavigableMap<String, LabelValue> externalLabels) {
    NavigableMap<String, LabelValue> labels = new TreeMap<>(externalLabels);
    labels.putAll(scraped.labels());
    return new LabelSet(labels, scraped.isClosed());
  }

  /** Returns the name of the metric of a series; empty if it is not known. */
  public static Optional<String> metric(LabelSet series) {
    return series.value(LabelSet.NAME) instanceof LabelValue.Text text
        ? Optional.of(text.text())
        : Optional.empty();
  }
}
