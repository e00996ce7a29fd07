package io.mcmetrics.report.trace;

import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.TracedCluster;
import java.util.Comparator;
import java.util.List;

/** A cluster with its ways, as they are drawn. */
public record DrawnCluster(TracedCluster traced, List<DrawnPath> paths) {
  /** The better ones first. */
  private static final List<ReachesGrafana> ORDER =
      List.of(ReachesGrafana.YES, ReachesGrafana.PARTLY, ReachesGrafana.UNKNOWN, ReachesGrafana.NO);

  /** Keeps its own list. */
  public DrawnCluster {
    paths = List.copyOf(paths);
  }

  /** Returns the name of the cluster. */
  public String name() {
    return traced.cluster().name();
  }

  /** Returns how it stands with the worst of its ways; what sends nothing does not arrive. */
  public ReachesGrafana reach() {
    return paths.stream()
        .map(path -> path.sender().reachesGrafana())
        .max(Comparator.comparing(ORDER::indexOf))
        .orElse(ReachesGrafana.NO);
  }

  /** Returns what it has in common with clusters that look the same. */
  List<DrawnPath.Shape> shape() {
    return paths.stream().map(DrawnPath::shape).toList();
  }
}
