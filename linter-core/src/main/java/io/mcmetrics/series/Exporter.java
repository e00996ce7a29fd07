package io.mcmetrics.series;

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
 * An exporter, with its targets in a small cluster of two nodes.
 *
 * @param name the name of its resource
 * @param flags what is special about it
 * @param switches the keys of kube-prometheus-stack's values each of which turns it off
 * @param relabelings the key of those values under which its metric relabelings stand; empty if
 *     there is none
 * @param targets the labels of each target
 * @param absent the names that dashboards ask for but nothing exposes, each with the reason
 */
record Exporter(
    String name,
    Set<Flag> flags,
    List<String> switches,
    Optional<String> relabelings,
    List<Map<String, String>> targets,
    List<String> includes,
    List<MetricBlock> blocks,
    NavigableMap<String, String> absent) {

  /** What may be special about an exporter. */
  enum Flag {
    /** It is scraped only where it is added to the plan. */
    OPTIONAL,
    /** Its own labels win over those of the target ({@code honor_labels}). */
    HONOR_LABELS,
    /** Prometheus itself writes the series, as it does those of rules. */
    UNSCRAPED,
    /** Prometheus itself writes the series, for each target. */
    EVERY_TARGET
  }

  /** Keeps its own collections. */
  Exporter {
    flags = Set.copyOf(flags);
    switches = List.copyOf(switches);
    targets = List.copyOf(targets);
    includes = List.copyOf(includes);
    blocks = List.copyOf(blocks);
    absent = Collections.unmodifiableNavigableMap(new TreeMap<>(absent));
  }

  /** Tells whether it has a flag. */
  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /** Returns the names of its own series, without those of what it includes. */
  NavigableSet<String> names() {
    NavigableSet<String> names = new TreeSet<>();
    for (MetricBlock block : blocks) {
      for (String name : block.names()) {
        names.add(name + block.type().suffix());
        block.type().totals().forEach(total -> names.add(name + total));
      }
    }
    return names;
  }
}
