package io.mcmetrics.trace;

import io.mcmetrics.sender.Sender;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The senders of one cluster as a trace lists them. Of several that are one object, deployed by
 * several units, one replaces the others: only the one of which least arrives is listed, since
 * which of them wins is not known.
 */
final class ClusterSenders {
  /** A sender and its paths to Grafana. */
  private record Traced(Sender sender, List<TracedSender> paths) {}

  private static final Comparator<TracedSender> LEAST_FIRST =
      Comparator.comparing((TracedSender path) -> rank(path.reachesGrafana()))
          .thenComparing(ClusterSenders::share);

  private final List<Traced> listed = new ArrayList<>();

  /** Adds the paths of a sender. */
  void add(Sender sender, List<TracedSender> paths) {
    Traced traced = new Traced(sender, paths);
    for (int i = 0; i < listed.size(); i++) {
      if (listed.get(i).sender().isSameObjectAs(sender)) {
        if (LEAST_FIRST.compare(least(traced), least(listed.get(i))) < 0) {
          listed.set(i, traced);
        }
        return;
      }
    }
    listed.add(traced);
  }

  /** Returns all paths, in the order of their senders. */
  List<TracedSender> paths() {
    return listed.stream().flatMap(traced -> traced.paths().stream()).toList();
  }

  /** There is at least one path: a sender without remote writes has an idle one. */
  private static TracedSender least(Traced traced) {
    return traced.paths().stream().min(LEAST_FIRST).orElseThrow();
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
