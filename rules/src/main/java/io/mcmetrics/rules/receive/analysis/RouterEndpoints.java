package io.mcmetrics.rules.receive.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.Receive.Mode;
import io.mcmetrics.thanos.ThanosRelease;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;

/** Checks endpoints of a receiver that stores nothing: none of them may be its own. */
final class RouterEndpoints {
  /** The first in which the name of the host is no longer the default local endpoint. */
  private static final ThanosRelease FIRST = new ThanosRelease(0, 22);

  private RouterEndpoints() {}

  static boolean isRouter(Receive receive) {
    boolean isOlder = receive.component().isBefore(FIRST);
    return !isOlder && receive.mode() == Mode.ROUTER && receive.component().commandLine().isWhole();
  }

  /** The containers of a pod share one address, so that its gRPC port is that of the router. */
  static Optional<Problem> problem(Receive receive, Value<String> endpoint) {
    boolean isItself =
        isRouter(receive)
            && EndpointSyntax.isLoopback(endpoint)
            && receive.component().port(Purpose.GRPC) instanceof Known<Integer> port
            && endpoint.written().endsWith(":" + port.value());
    return isItself ? Optional.of(toItself(receive, endpoint)) : Optional.empty();
  }

  static Problem toItself(Receive receive, Value<String> endpoint) {
    return Problem.at(
            endpoint,
            "`%s` is the router itself, which without `--receive.local-endpoint` hands on to itself"
                + " for ever",
            endpoint.written())
        .see(receive, "the router");
  }
}
