package io.mcmetrics.series;

import io.mcmetrics.relabel.RelabelRule;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a Prometheus scrapes, as far as the files tell.
 *
 * @param chartVersion the version of kube-prometheus-stack whose defaults apply; the newest if it
 *     is none
 * @param added the optional exporters that are there
 * @param removed the exporters that are not
 * @param relabelings metric relabelings in place of the chart's, by the key of its values
 */
public record ScrapePlan(
    String chartVersion,
    NavigableSet<String> added,
    NavigableSet<String> removed,
    NavigableMap<String, List<RelabelRule>> relabelings) {
  /** Keeps its own collections. */
  public ScrapePlan {
    added = Collections.unmodifiableNavigableSet(new TreeSet<>(added));
    removed = Collections.unmodifiableNavigableSet(new TreeSet<>(removed));
    relabelings = Collections.unmodifiableNavigableMap(new TreeMap<>(relabelings));
  }

  /** Returns the plan of a chart whose values nobody has set. */
  public static ScrapePlan ofChart(String version) {
    return new ScrapePlan(version, new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
  }

  /** Returns this plan with more exporters. */
  public ScrapePlan adding(String... exporters) {
    NavigableSet<String> more = new TreeSet<>(added);
    more.addAll(List.of(exporters));
    return new ScrapePlan(chartVersion, more, removed, relabelings);
  }

  /** Returns this plan with fewer exporters. */
  public ScrapePlan removing(String... exporters) {
    NavigableSet<String> more = new TreeSet<>(removed);
    more.addAll(List.of(exporters));
    return new ScrapePlan(chartVersion, added, more, relabelings);
  }

  /** Returns this plan with metric relabelings in place of those at a key. */
  public ScrapePlan relabelling(String key, List<RelabelRule> rules) {
    NavigableMap<String, List<RelabelRule>> others = new TreeMap<>(relabelings);
    others.put(key, List.copyOf(rules));
    return new ScrapePlan(chartVersion, added, removed, others);
  }

  boolean has(Exporter exporter) {
    boolean isThere = !exporter.is(Exporter.Flag.OPTIONAL) || added.contains(exporter.name());
    return isThere && !removed.contains(exporter.name());
  }

  Optional<List<RelabelRule>> rulesAt(String key) {
    return Optional.ofNullable(relabelings.get(key));
  }
}
