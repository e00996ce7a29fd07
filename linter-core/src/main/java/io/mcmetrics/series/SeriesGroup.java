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
 * @param series the series, all of them different
 * @param uncollected the names that are exposed but dropped when they are scraped
 * @param hasKnownLabels whether the labels of its series are known, so that those that become equal
 *     are really merged; false if only names are known
 */
public record SeriesGroup(
    String name, List<LabelSet> series, NavigableSet<String> uncollected, boolean hasKnownLabels) {
  /** Keeps its own collections. */
  public SeriesGroup {
    series = List.copyOf(series);
    uncollected = Collections.unmodifiableNavigableSet(new TreeSet<>(uncollected));
  }

  /**
   * Returns a group of which nothing but names is known, such as the recording rules of the tree.
   */
  static SeriesGroup ofNames(String name, Collection<String> metrics) {
    List<LabelSet> series = new ArrayList<>();
    for (String metric : new TreeSet<>(metrics)) {
      series.add(LabelSet.open().with(LabelSet.NAME, metric));
    }
    return new SeriesGroup(name, series, new TreeSet<>(), false);
  }

  /** Returns the names of the metrics. */
  public NavigableSet<String> names() {
    NavigableSet<String> names = new TreeSet<>();
    series.forEach(one -> names.add(nameOf(one)));
    return names;
  }

  /** Returns the name of the metric of a series; an empty text if it is not known. */
  static String nameOf(LabelSet series) {
    return series.value(LabelSet.NAME) instanceof LabelValue.Text text ? text.text() : "";
  }
}
