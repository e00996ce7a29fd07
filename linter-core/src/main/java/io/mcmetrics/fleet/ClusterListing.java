package io.mcmetrics.fleet;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.ClusterFinder;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.sender.Sender;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which clusters are listed: those that are known, and those of which something is known that
 * matters to metrics. Where some are known, a directory whose name is a guess is a cluster only if
 * something sends from there.
 */
final class ClusterListing {
  private static final int MOST_GAPS = 5;
  private static final Set<String> MONITORING =
      Set.of("ServiceMonitor", "PodMonitor", "Probe", "ScrapeConfig", "PrometheusRule");

  private final ClusterFinder finder;
  private final Map<String, Cluster> listed = new TreeMap<>();
  private final List<Sender> senders;

  /**
   * Lists.
   *
   * @param mattering the clusters of what the linter judges
   */
  ClusterListing(ClusterFinder finder, List<Sender> senders, Stream<Cluster> mattering) {
    this.finder = finder;
    this.senders = senders;
    mattering.forEach(
        cluster ->
            listed.merge(
                cluster.name(),
                cluster,
                (one, other) -> one.naming().compareTo(other.naming()) < 0 ? one : other));
    finder.known().forEach(listed::putIfAbsent);
    if (listed.values().stream().anyMatch(cluster -> !cluster.isGuessed())) {
      listed.values().removeIf(cluster -> cluster.isGuessed() && !sends(cluster));
    } else if (listed.values().stream().anyMatch(cluster -> !isNeverNamed(cluster))) {
      listed.values().removeIf(cluster -> isNeverNamed(cluster) && !sends(cluster));
    }
  }

  /** Returns the clusters, by name. */
  Collection<Cluster> clusters() {
    return listed.values();
  }

  private boolean sends(Cluster cluster) {
    return senders.stream()
        .filter(sender -> sender.cluster().name().equals(cluster.name()))
        .filter(sender -> !finder.isShared(sender.unit()))
        .anyMatch(sender -> sender.sends() || !finder.isNeverNamed(sender.unit()));
  }

  private boolean isNeverNamed(Cluster cluster) {
    return finder.isNeverNamed(cluster);
  }

  /** Returns where the documents of each cluster are, by its name. */
  Map<String, List<String>> places(List<Document> documents) {
    Map<String, TreeSet<String>> places = new TreeMap<>();
    for (Document document : documents) {
      places
          .computeIfAbsent(finder.clusterOf(document.unit()).name(), name -> new TreeSet<>())
          .add(document.unit().path());
    }
    Map<String, List<String>> found = new TreeMap<>();
    listed
        .keySet()
        .forEach(name -> found.put(name, List.copyOf(places.getOrDefault(name, new TreeSet<>()))));
    return found;
  }

  /**
   * Returns gaps for what matters to metrics and belongs to no cluster that is listed.
   *
   * @param routes the kinds of routes in each cluster, by its name
   */
  List<Gap> untied(List<Document> documents, Map<String, Set<String>> routes) {
    Map<Unit, Set<String>> sending = new HashMap<>();
    senders.forEach(
        sender ->
            sending.computeIfAbsent(sender.unit(), unit -> new HashSet<>()).add(sender.kind()));
    // Where every cluster is a guess, monitors beside a Prometheus may well belong to it.
    boolean hasKnown = listed.values().stream().anyMatch(cluster -> !cluster.isGuessed());
    Map<String, Document> first = new LinkedHashMap<>();
    for (Document document : documents) {
      String cluster = finder.clusterOf(document.unit()).name();
      boolean matters =
          (hasKnown && MONITORING.contains(document.kind()))
              || routes.getOrDefault(cluster, Set.of()).contains(document.kind())
              || sending.getOrDefault(document.unit(), Set.of()).contains(document.kind());
      if (matters && !listed.containsKey(cluster)) {
        first.putIfAbsent(document.unit().path(), document);
      }
    }
    if (listed.isEmpty()) {
      return List.of();
    }
    List<Gap> gaps = new ArrayList<>();
    List<Map.Entry<String, Document>> places = List.copyOf(first.entrySet());
    int shown = places.size() <= MOST_GAPS ? places.size() : MOST_GAPS - 1;
    for (Map.Entry<String, Document> place : places.subList(0, shown)) {
      gaps.add(
          gap(place.getValue(), "`%s` is tied to no cluster".formatted(shown(place.getKey()))));
    }
    if (shown < places.size()) {
      Map.Entry<String, Document> next = places.get(shown);
      gaps.add(
          gap(
              next.getValue(),
              "`%s` and %d others are tied to no cluster"
                  .formatted(shown(next.getKey()), places.size() - shown - 1)));
    }
    return gaps;
  }

  private static String shown(String place) {
    return place.isEmpty() ? "." : place;
  }

  private static Gap gap(Document document, String what) {
    return Gap.at(document, what, "what it sends, scrapes or lets through counts for none");
  }
}
