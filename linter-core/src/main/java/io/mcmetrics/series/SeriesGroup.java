package io.mcmetrics.series;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The series of one exporter, as Prometheus stores them.
 *
 * @param name the exporter or other origin
 * @param metrics the series, all of them different, by metric: rules often ask for the name alone
 * @param labels the names of all labels that are known of its series
 * @param uncollected the names that are exposed but dropped when they are scraped
 * @param hasKnownLabels whether the labels of its series are known, so that those that become equal
 *     are really merged; false if only names are known
 */
public record SeriesGroup(
    String name,
    List<MetricSeries> metrics,
    NavigableSet<String> labels,
    NavigableSet<String> uncollected,
    boolean hasKnownLabels) {
  /** Keeps its own collections. */
  public SeriesGroup {
    metrics = List.copyOf(metrics);
    labels = Collections.unmodifiableNavigableSet(new TreeSet<>(labels));
    uncollected = Collections.unmodifiableNavigableSet(new TreeSet<>(uncollected));
  }

  /** Returns a group of series whose labels are known, in the order in which they are given. */
  static SeriesGroup of(String name, List<LabelSet> series, NavigableSet<String> uncollected) {
    return new SeriesGroup(name, byMetric(series), labelsOf(series), uncollected, true);
  }

  /**
   * Returns a group of which nothing but names is known, such as the recording rules of the tree.
   */
  static SeriesGroup ofNames(String name, Collection<String> metrics) {
    List<LabelSet> series = new ArrayList<>();
    for (String metric : new TreeSet<>(metrics)) {
      series.add(LabelSet.open().with(LabelSet.NAME, metric));
    }
    return new SeriesGroup(name, byMetric(series), labelsOf(series), new TreeSet<>(), false);
  }

  private static NavigableSet<String> labelsOf(List<LabelSet> series) {
    NavigableSet<String> labels = new TreeSet<>();
    series.forEach(one -> labels.addAll(one.labels().keySet()));
    return labels;
  }

  private static List<MetricSeries> byMetric(List<LabelSet> series) {
    List<MetricSeries> metrics = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= series.size(); i++) {
      String metric = nameOf(series.get(from));
      if (i == series.size() || !nameOf(series.get(i)).equals(metric)) {
        metrics.add(new MetricSeries(metric, series.subList(from, i)));
        from = i;
      }
    }
    return metrics;
  }

  /** Returns the series. */
  public List<LabelSet> series() {
    return metrics.stream().flatMap(metric -> metric.series().stream()).toList();
  }

  /** Returns the names of the metrics. */
  public NavigableSet<String> names() {
    NavigableSet<String> names = new TreeSet<>();
    metrics.forEach(one -> names.add(one.metric()));
    return names;
  }

  /** Returns the name of the metric of a series; an empty text if it is not known. */
  static String nameOf(LabelSet series) {
    return series.value(LabelSet.NAME) instanceof LabelValue.Text text ? text.text() : "";
  }
}
