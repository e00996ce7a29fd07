package io.mcmetrics.trace;

import java.util.Comparator;
import java.util.List;

/**
 * The choice among the deployments of one object. One replaces the others, and which of them wins
 * is not known, so that the one of which least arrives is shown.
 */
final class LeastArriving {
  private static final Comparator<TracedSender> LEAST_FIRST =
      Comparator.comparing((TracedSender path) -> rank(path.reachesGrafana()))
          .thenComparing(LeastArriving::share);

  private LeastArriving() {}

  /**
   * Returns the paths of one of several deployments.
   *
   * @param deployments the paths of each; there is at least one, since a sender without remote
   *     writes has an idle one
   */
  static List<TracedSender> of(List<List<TracedSender>> deployments) {
    return deployments.stream()
        .min(Comparator.comparing(LeastArriving::least, LEAST_FIRST))
        .orElseThrow();
  }

  private static TracedSender least(List<TracedSender> paths) {
    return paths.stream().min(LEAST_FIRST).orElseThrow();
  }

  private static int rank(ReachesGrafana reach) {
    return switch (reach) {
      case NO -> 0;
      case PARTLY -> 1;
      case UNKNOWN -> 2;
      case AS_FAR_AS_SEEN -> 3;
      case YES -> 4;
    };
  }

  private static double share(TracedSender path) {
    return path.needed() == 0 ? 1 : (double) path.arriving() / path.needed();
  }
}
