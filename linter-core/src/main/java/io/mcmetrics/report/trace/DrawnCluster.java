package io.mcmetrics.report.trace;

import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.TracedCluster;
import java.util.Comparator;
import java.util.List;

/** A cluster with its ways, as they are drawn. */
public record DrawnCluster(TracedCluster traced, List<DrawnPath> ways) {
  /** The better ones first. */
  private static final List<ReachesGrafana> ORDER =
      List.of(ReachesGrafana.YES, ReachesGrafana.PARTLY, ReachesGrafana.UNKNOWN, ReachesGrafana.NO);

  public DrawnCluster {
    ways = List.copyOf(ways);
  }

  public String name() {
    return traced.cluster().name();
  }

  /** Returns how it stands with the worst of its ways; what sends nothing does not arrive. */
  public ReachesGrafana reach() {
    return ways.stream()
        .map(way -> way.sender().reachesGrafana())
        .max(Comparator.comparing(ORDER::indexOf))
        .orElse(ReachesGrafana.NO);
  }

  /** Returns what it has in common with clusters that look the same. */
  List<DrawnPath.Shape> shape() {
    return ways.stream().map(DrawnPath::shape).toList();
  }
}
