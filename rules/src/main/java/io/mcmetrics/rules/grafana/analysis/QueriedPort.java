package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.source.Located;
import java.util.Optional;
import java.util.Set;

/** The port that a URL for queries leads to. */
public final class QueriedPort {
  /** The programs whose HTTP port is for their own metrics and their state (Thanos 0.42.5, run). */
  private static final Set<Program> WITHOUT_QUERIES =
      Set.of(
          Program.THANOS_RECEIVE,
          Program.THANOS_STORE,
          Program.THANOS_COMPACT,
          Program.THANOS_SIDECAR);

  private QueriedPort() {}

  /** Returns what is wrong with a port that answers no queries, since it is there for others. */
  public static Optional<Problem> problem(Located url, ContainerPort target) {
    if (target.takes(Purpose.HTTP) && WITHOUT_QUERIES.contains(target.program())) {
      return Optional.of(
          Problem.at(
                  url,
                  "port %d of %s serves its own metrics, and answers queries with 404",
                  target.port(),
                  target.program().words())
              .see(target.listeners().get(0), "what listens there")
              .atMost(target.workload().sight().limit()));
    }
    if (!target.takes(Purpose.GRPC) && !target.takes(Purpose.REMOTE_WRITE)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
                url,
                "port %d of %s takes %s, and no queries",
                target.port(),
                target.program().words(),
                target.listeners().get(0).purpose().words())
            .see(target.listeners().get(0), "what listens there")
            .atMost(target.workload().sight().limit()));
  }
}
