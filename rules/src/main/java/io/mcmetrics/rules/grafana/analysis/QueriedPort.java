package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.source.Located;
import java.util.Optional;

/** The port that a URL for queries leads to. */
public final class QueriedPort {
  private QueriedPort() {}

  /** Returns what is wrong with a port that answers no queries, since it is there for others. */
  public static Optional<Problem> problem(Located url, ContainerPort target) {
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
