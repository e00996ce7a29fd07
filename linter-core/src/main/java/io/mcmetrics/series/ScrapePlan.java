package io.mcmetrics.series;

import io.mcmetrics.relabel.RelabelRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a Prometheus collects, as far as the files tell.
 *
 * @param chartVersion the version of kube-prometheus-stack whose defaults apply; the newest if it
 *     is none
 * @param added the optional exporters that are scraped
 * @param removed the exporters of the chart that are not
 * @param relabelings metric relabelings in place of the chart's, by exporter
 * @param recorded the names that rules of the tree record here
 * @param federations the series taken from other Prometheuses
 * @param onlyFederates whether nothing else is known to be scraped
 */
public record ScrapePlan(
    String chartVersion,
    NavigableSet<String> added,
    NavigableSet<String> removed,
    NavigableMap<String, List<RelabelRule>> relabelings,
    NavigableSet<String> recorded,
    List<Federation> federations,
    boolean onlyFederates) {
  private static final List<String> OF_RULES =
      List.of("recording-rules", "recording-rules-windows", "alerts");

  /** Keeps its own collections. */
  public ScrapePlan {
    added = Collections.unmodifiableNavigableSet(new TreeSet<>(added));
    removed = Collections.unmodifiableNavigableSet(new TreeSet<>(removed));
    relabelings = Collections.unmodifiableNavigableMap(new TreeMap<>(relabelings));
    recorded = Collections.unmodifiableNavigableSet(new TreeSet<>(recorded));
    federations = List.copyOf(federations);
  }

  /** Returns the plan of a chart with its default values. */
  public static ScrapePlan ofChart(String version) {
    return new ScrapePlan(
        version,
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeMap<>(),
        new TreeSet<>(),
        List.of(),
        false);
  }

  /** Returns this plan with more exporters. */
  public ScrapePlan adding(String... exporters) {
    NavigableSet<String> more = new TreeSet<>(added);
    more.addAll(List.of(exporters));
    return new ScrapePlan(
        chartVersion, more, removed, relabelings, recorded, federations, onlyFederates);
  }

  /** Returns this plan with fewer exporters. */
  public ScrapePlan removing(String... exporters) {
    return removing(List.of(exporters));
  }

  /** Returns this plan without the evaluation of rules, as for an agent. */
  public ScrapePlan withoutRules() {
    return removing(OF_RULES);
  }

  private ScrapePlan removing(List<String> exporters) {
    NavigableSet<String> more = new TreeSet<>(removed);
    more.addAll(exporters);
    return new ScrapePlan(
        chartVersion, added, more, relabelings, recorded, federations, onlyFederates);
  }

  /** Returns this plan with metric relabelings in place of those of an exporter. */
  public ScrapePlan relabelling(String exporter, List<RelabelRule> rules) {
    NavigableMap<String, List<RelabelRule>> others = new TreeMap<>(relabelings);
    others.put(exporter, List.copyOf(rules));
    return new ScrapePlan(
        chartVersion, added, removed, others, recorded, federations, onlyFederates);
  }

  /** Returns this plan with names that rules of the tree record; none where none are evaluated. */
  public ScrapePlan recording(Collection<String> names) {
    return evaluatesRules()
        ? new ScrapePlan(
            chartVersion,
            added,
            removed,
            relabelings,
            new TreeSet<>(names),
            federations,
            onlyFederates)
        : this;
  }

  /**
   * Returns this plan with what is taken from other Prometheuses.
   *
   * @param alone whether nothing else is known to be scraped
   */
  public ScrapePlan federating(List<Federation> from, boolean alone) {
    return new ScrapePlan(chartVersion, added, removed, relabelings, recorded, from, alone);
  }

  /** Tells whether rules are evaluated: an agent evaluates none. */
  boolean evaluatesRules() {
    return !removed.containsAll(OF_RULES);
  }

  /** Tells whether the rules of the chart are among them. */
  public boolean evaluatesChartRules() {
    return !onlyFederates && !removed.contains("recording-rules");
  }

  /**
   * Tells whether a metric may be among what is collected; wherever more than federation is known,
   * any may.
   */
  public boolean mayCollect(String name) {
    return !onlyFederates
        || SeriesCatalogue.isOfScrapes(name)
        || recorded.contains(name)
        || federations.stream().anyMatch(federation -> federation.maySelect(name));
  }

  /** Returns the names that federation is known to select. */
  public NavigableSet<String> federated() {
    NavigableSet<String> names = new TreeSet<>();
    federations.forEach(federation -> names.addAll(federation.names()));
    return names;
  }

  boolean has(Exporter exporter) {
    boolean isThere = !exporter.has(Exporter.Flag.OPTIONAL) || added.contains(exporter.name());
    return isThere && !removed.contains(exporter.name());
  }

  Optional<List<RelabelRule>> rulesOf(Exporter exporter) {
    return Optional.ofNullable(relabelings.get(exporter.name()));
  }

  /** Returns the names of metrics of which nothing else is known, by where they come from. */
  List<SeriesGroup> named(NavigableSet<String> known) {
    List<SeriesGroup> groups = new ArrayList<>();
    NavigableSet<String> federated = federated();
    federated.removeAll(known);
    if (!federated.isEmpty()) {
      groups.add(SeriesGroup.ofNames("federation", federated));
    }
    NavigableSet<String> own = new TreeSet<>(recorded);
    own.removeAll(known);
    if (!own.isEmpty()) {
      groups.add(SeriesGroup.ofNames("own-rules", own));
    }
    return groups;
  }
}
