package io.mcmetrics.rules.receive.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.Receive.Mode;
import io.mcmetrics.thanos.ThanosRelease;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;

/** Judges endpoints of a receiver that keeps nothing: none of them may be its own. */
final class RouterEndpoints {
  /** Before, a receiver without a local endpoint had the name of its host for one. */
  private static final ThanosRelease FIRST = new ThanosRelease(0, 22);

  private RouterEndpoints() {}

  static boolean isRouter(Receive receive) {
    boolean isOlder = receive.component().isBefore(FIRST);
    return !isOlder && receive.mode() == Mode.ROUTER && receive.component().commandLine().isWhole();
  }

  /** All containers of a pod share one address, and a port of it is that of one program only. */
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
