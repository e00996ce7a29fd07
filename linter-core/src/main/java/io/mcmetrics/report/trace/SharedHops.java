package io.mcmetrics.report.trace;

import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.source.Span;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The places that paths of several clusters pass, numbered. */
final class SharedHops {
  private final Map<Point, Integer> shared;

  private SharedHops(Map<Point, Integer> shared) {
    this.shared = shared;
  }

  /**
   * The place of a hop.
   *
   * @param place the decisive one, if the files name any
   * @param message what is known of it, if nothing else tells it from others
   */
  private record Point(Stage stage, List<Span> place, String message) {
    static Point of(TracedHop hop) {
      List<Span> place =
          hop.evidence().stream().limit(1).map(Related::at).map(at -> at.span()).toList();
      return new Point(hop.stage(), place, place.isEmpty() ? hop.message() : "");
    }

    /**
     * Tells whether several clusters can share it: hops inside a cluster are its own, unless they
     * come from one place in the files.
     */
    boolean isForAll() {
      return !place.isEmpty() || stage.compareTo(Stage.REMOTE_WRITE) > 0;
    }
  }

  static SharedHops of(Trace trace) {
    Map<Point, Set<String>> passing = new LinkedHashMap<>();
    for (TracedCluster cluster : trace.clusters()) {
      for (TracedSender sender : cluster.senders()) {
        for (TracedHop hop : sender.hops()) {
          passing
              .computeIfAbsent(Point.of(hop), point -> new LinkedHashSet<>())
              .add(cluster.cluster().name());
        }
      }
    }
    Map<Point, Integer> shared = new LinkedHashMap<>();
    passing.forEach(
        (point, clusters) -> {
          if (clusters.size() > 1 && point.isForAll()) {
            shared.put(point, shared.size());
          }
        });
    return new SharedHops(shared);
  }

  /** Returns the points as one cluster sees them. */
  ClusterPoints ofCluster(TracedCluster cluster) {
    Map<Point, Integer> own = new LinkedHashMap<>();
    for (TracedSender sender : cluster.senders()) {
      for (TracedHop hop : sender.hops()) {
        Point point = Point.of(hop);
        if (!shared.containsKey(point)) {
          own.putIfAbsent(point, own.size());
        }
      }
    }
    return new ClusterPoints(shared, own);
  }

  /** The points on the paths of one cluster: those that it shares, and its own. */
  record ClusterPoints(Map<Point, Integer> shared, Map<Point, Integer> own) {
    DrawnHop.Node nodeOf(TracedHop hop) {
      Point point = Point.of(hop);
      Integer common = shared.get(point);
      return common == null
          ? new DrawnHop.Node(false, own.getOrDefault(point, 0))
          : new DrawnHop.Node(true, common);
    }
  }
}
