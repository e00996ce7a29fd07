package io.mcmetrics.relabel.proof;

import io.mcmetrics.chart.values.ChartVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The metric names that the dashboards, alerts and recording rules of one version of the chart
 * kube-prometheus-stack ask for, taken from its templates.
 *
 * @param chartVersion the version of the chart from which the names were taken
 * @param groups the names that exporters expose, by exporter
 * @param records the names that the chart's recording rules record
 * @param dashboards the names that each dashboard asks for
 * @param alerts the names of the chart's alerts, which are no metrics
 * @param required the names that the user says must arrive, by the file in which they stand
 */
public record NeededMetrics(
    String chartVersion,
    NavigableMap<String, NavigableSet<String>> groups,
    NavigableSet<String> records,
    NavigableMap<String, NavigableSet<String>> dashboards,
    NavigableSet<String> alerts,
    NavigableMap<String, NavigableSet<String>> required) {
  /** The name of the group of metrics that the chart's recording rules record. */
  public static final String RECORDS = "recording-rules";

  /** The name of the group of metrics that the tree itself queries, and the chart does not. */
  public static final String OWN = "own";

  /** The versions of the chart for which there is a resource, the oldest first. */
  private static final List<String> VERSIONS = List.of("78.5.0", "88.5.3");

  /** Keeps its own collections. */
  public NeededMetrics {
    groups = Collections.unmodifiableNavigableMap(new TreeMap<>(groups));
    records = Collections.unmodifiableNavigableSet(new TreeSet<>(records));
    dashboards = Collections.unmodifiableNavigableMap(new TreeMap<>(dashboards));
    alerts = Collections.unmodifiableNavigableSet(new TreeSet<>(alerts));
    required = Collections.unmodifiableNavigableMap(new TreeMap<>(required));
  }

  /**
   * Reads the metrics that a version of the chart needs, from the newest known version that is not
   * newer than it; for an older one, and for a text that is no version, from the newest of all.
   */
  public static NeededMetrics of(String chartVersion) {
    Optional<ChartVersion> asked = ChartVersion.find(chartVersion);
    String chosen = VERSIONS.get(VERSIONS.size() - 1);
    for (int i = VERSIONS.size() - 1; i >= 0; i--) {
      Optional<ChartVersion> known = ChartVersion.find(VERSIONS.get(i));
      if (asked.isPresent() && known.isPresent() && known.get().compareTo(asked.get()) <= 0) {
        chosen = VERSIONS.get(i);
        break;
      }
    }
    return NeededMetricsReader.read(chosen);
  }

  /** Returns all names: of exporters, of recording rules, and those that the user requires. */
  public NavigableSet<String> names() {
    NavigableSet<String> names = new TreeSet<>(records);
    groups.values().forEach(names::addAll);
    required.values().forEach(names::addAll);
    return names;
  }

  /** Tells whether a name begins with a text. */
  public boolean hasNameLike(String prefix) {
    return begins(prefix, records)
        || groups.values().stream().anyMatch(names -> begins(prefix, names))
        || required.values().stream().anyMatch(names -> begins(prefix, names));
  }

  private static boolean begins(String prefix, NavigableSet<String> names) {
    String next = names.ceiling(prefix);
    return next != null && next.startsWith(prefix);
  }

  /** Returns this without some names, unless the user requires them. */
  public NeededMetrics without(Set<String> names) {
    NavigableSet<String> others = new TreeSet<>(records);
    others.removeAll(names);
    return new NeededMetrics(
        chartVersion, without(names, groups), others, without(names, dashboards), alerts, required);
  }

  private static NavigableMap<String, NavigableSet<String>> without(
      Set<String> names, NavigableMap<String, NavigableSet<String>> sets) {
    NavigableMap<String, NavigableSet<String>> left = new TreeMap<>();
    for (Map.Entry<String, NavigableSet<String>> set : sets.entrySet()) {
      NavigableSet<String> others = new TreeSet<>(set.getValue());
      others.removeAll(names);
      if (!others.isEmpty()) {
        left.put(set.getKey(), others);
      }
    }
    return left;
  }

  /** Returns the number of names. */
  int count() {
    return names().size();
  }
}
