package io.mcmetrics.report;

import io.mcmetrics.trace.Reach;
import io.mcmetrics.trace.TracedCluster;
import java.util.Comparator;
import java.util.List;

/** A cluster with its ways, as they are drawn. */
record DrawnCluster(TracedCluster traced, List<DrawnWay> ways) {
  /** The better ones first. */
  private static final List<Reach> ORDER =
      List.of(Reach.YES, Reach.PARTLY, Reach.UNKNOWN, Reach.NO);

  DrawnCluster {
    ways = List.copyOf(ways);
  }

  String name() {
    return traced.cluster().name();
  }

  /** Returns how it stands with the worst of its ways; what sends nothing does not arrive. */
  Reach reach() {
    return ways.stream()
        .map(way -> way.sender().reachesGrafana())
        .max(Comparator.comparing(ORDER::indexOf))
        .orElse(Reach.NO);
  }

  /** Returns what it has in common with clusters that look the same. */
  List<DrawnWay.Shape> shape() {
    return ways.stream().map(DrawnWay::shape).toList();
  }
}
