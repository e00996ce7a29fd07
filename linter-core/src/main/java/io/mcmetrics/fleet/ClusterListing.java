package io.mcmetrics.fleet;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Cluster.Naming;
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
import java.util.function.Predicate;
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
  private final Predicate<String> isCentral;
  private final List<Cluster> unassigned = new ArrayList<>();

  /**
   * Lists.
   *
   * @param mattering the clusters of what the linter judges
   * @param isCentral tells whether a cluster of a name runs the part of Thanos that all share
   */
  ClusterListing(
      ClusterFinder finder,
      List<Sender> senders,
      Stream<Cluster> mattering,
      Predicate<String> isCentral) {
    this.finder = finder;
    this.senders = senders;
    this.isCentral = isCentral;
    mattering.forEach(
        cluster ->
            listed.merge(
                cluster.name(),
                cluster,
                (one, other) -> one.naming().compareTo(other.naming()) < 0 ? one : other));
    Map<String, Cluster> known = finder.known();
    known.forEach(listed::putIfAbsent);
    Set<String> sure = new HashSet<>(known.keySet());
    sure.addAll(finder.fallback().keySet());
    finder.fallback().forEach(listed::putIfAbsent);
    listed.replaceAll(
        (name, cluster) ->
            !sure.contains(name)
                    && !hasSender(cluster)
                    && !isCentral.test(name)
                    && finder.isLoneVariant(cluster)
                ? cluster.guessed()
                : cluster);
    Map<String, Cluster> before = new TreeMap<>(listed);
    listed.values().removeIf(cluster -> !sure.contains(cluster.name()) && isPart(cluster));
    if (listed.values().stream().anyMatch(cluster -> !cluster.isGuessed())) {
      listed.values().removeIf(cluster -> cluster.isGuessed() && !isBesideOthers(cluster));
    } else {
      listed.values().removeIf(cluster -> !hasLabel(cluster) && isRunByNone(cluster));
      // What documentation shows is no cluster beside one that has its own label elsewhere.
      if (listed.values().stream().anyMatch(own -> hasLabel(own) && !isNeverNamed(own))) {
        listed.values().removeIf(this::isNeverNamed);
      }
      if (listed.values().stream().anyMatch(this::hasSender)) {
        listed.values().removeIf(cluster -> !hasSender(cluster) && !isCentral.test(cluster.name()));
      }
    }
    before.keySet().removeAll(listed.keySet());
    before
        .values()
        .removeIf(
            cluster ->
                !sends(cluster)
                    || sendersOf(cluster).allMatch(sender -> finder.isNeverNamed(sender.unit())));
    unassigned.addAll(before.values());
  }

  /** Returns the clusters that are not listed, though something sends that may run there. */
  List<Cluster> unassigned() {
    return unassigned;
  }

  /** Tells whether a directory is a stage or variant of an application rather than a cluster. */
  private boolean isPart(Cluster cluster) {
    if (cluster.naming() != Naming.BY_CONVENTION || isCentral.test(cluster.name())) {
      return false;
    }
    boolean isStage = ClusterFinder.isStage(cluster);
    if (hasSender(cluster)) {
      return isStage && !finder.fallback().isEmpty() && !runsInDirectory(cluster);
    }
    // Where a deployer names its targets, a directory that nothing sends from is none.
    return isStage
        || finder.hasTargets()
        || listed.keySet().stream().anyMatch(other -> cluster.name().startsWith(other + "-"));
  }

  private boolean isBesideOthers(Cluster cluster) {
    return sends(cluster)
        && ((hasLabel(cluster) && !isNeverNamed(cluster)) || runsInDirectory(cluster));
  }

  private static boolean hasLabel(Cluster cluster) {
    return cluster.naming() == Naming.LABELLED;
  }

  private boolean hasSender(Cluster cluster) {
    return sendersOf(cluster).findAny().isPresent();
  }

  /** Tells whether manifests say that it sends, and not only values of which nothing is made. */
  private boolean runsInDirectory(Cluster cluster) {
    return sendersOf(cluster)
        .anyMatch(
            sender ->
                sender.unit().form() != Unit.Form.FILE && !finder.isNeverNamed(sender.unit()));
  }

  private boolean isRunByNone(Cluster cluster) {
    return isNeverNamed(cluster)
        || (hasSender(cluster)
            && sendersOf(cluster).allMatch(sender -> finder.isComposed(sender.unit())));
  }

  private Stream<Sender> sendersOf(Cluster cluster) {
    return senders.stream().filter(sender -> sender.cluster().name().equals(cluster.name()));
  }

  /** Returns the clusters, by name. */
  Collection<Cluster> clusters() {
    return listed.values();
  }

  private boolean sends(Cluster cluster) {
    return sendersOf(cluster)
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
    if (listed.isEmpty() && unassigned.isEmpty() && senders.isEmpty()) {
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
    return Gap.at(document, what, "whose metrics it sends, scrapes or lets through is not known");
  }
}
