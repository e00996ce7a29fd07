package io.mcmetrics.report.trace;

import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.TracedCluster;
import java.util.Comparator;
import java.util.List;

/** A cluster with the paths of its samples, as they are drawn. */
public record DrawnCluster(TracedCluster traced, List<DrawnPath> paths) {
  /** From the best to the worst. */
  private static final List<ReachesGrafana> ORDER =
      List.of(
          ReachesGrafana.YES,
          ReachesGrafana.AS_FAR_AS_SEEN,
          ReachesGrafana.PARTLY,
          ReachesGrafana.UNKNOWN,
          ReachesGrafana.NO);

  /** Keeps its own list. */
  public DrawnCluster {
    paths = List.copyOf(paths);
  }

  /** Returns the name of the cluster. */
  public String name() {
    return traced.cluster().name();
  }

  /**
   * Returns whether samples of its worst path reach Grafana; {@link ReachesGrafana#NO} if it has no
   * path.
   */
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
