package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Listener;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.Network;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.Receive.Mode;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds receivers that no sender can reach, since their Services expose other ports only. A
 * receiver that gets its samples from other receivers needs no such port, nor one with a headless
 * Service.
 */
public final class UnexposedReceivers {
  private UnexposedReceivers() {}

  /** Returns a problem for each such receiver. */
  public static List<Problem> of(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    for (Receive receive : fleet.infrastructure().thanos().receives()) {
      problem(receive, fleet).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<Problem> problem(Receive receive, Fleet fleet) {
    Workload pods = receive.component().workload();
    Network network = fleet.infrastructure().network();
    List<Service> services =
        network.services().stream().filter(s -> network.behind(s).contains(pods)).toList();
    Optional<Listener> writes =
        Listener.of(receive.component().container()).stream()
            .filter(listener -> listener.purpose() == Purpose.REMOTE_WRITE)
            .filter(listener -> listener.port() instanceof Known<Integer>)
            .findFirst();
    boolean isSeen = pods.sight().whole() && services.stream().allMatch(Service::arePortsKnown);
    boolean isClosed =
        services.stream().noneMatch(Service::isHeadless)
            && services.stream().allMatch(s -> ReceiverLookup.writePorts(s, network).isEmpty());
    if (receive.mode() == Mode.INGESTOR
        || isFed(receive, fleet.infrastructure())
        || !isSeen
        || !isClosed
        || services.isEmpty()
        || writes.isEmpty()
        || isAskedFor(services, fleet)) {
      return Optional.empty();
    }
    Service shown = services.get(0);
    return Optional.of(
        Problem.at(
                shown,
                "no port of Service `%s` leads to port %d, on which Thanos Receive takes remote writes:"
                    + " no sender can reach it",
                shown.name().known().orElse(""),
                ((Known<Integer>) writes.get().port()).value())
            .see(writes.get(), "Receive listens here")
            .atMost(pods.sight().limit())
            .atMost(Confidence.LIKELY)
            .affecting(pods.cluster().name())
            .concerning(shown));
  }

  /** Tells whether another receiver forwards samples to this one. */
  private static boolean isFed(Receive receive, Infrastructure infrastructure) {
    return infrastructure.thanos().receives().stream()
        .filter(other -> !other.equals(receive))
        .anyMatch(other -> infrastructure.ingestors(other).contains(receive));
  }

  /** Where a URL or a route names the Service, the fault is reported there. */
  private static boolean isAskedFor(List<Service> services, Fleet fleet) {
    return RoutedDestination.in(fleet).stream()
            .flatMap(routed -> routed.resolution().services().stream())
            .anyMatch(services::contains)
        || RemoteWriteRoute.in(fleet).stream()
            .flatMap(route -> route.backend().stream())
            .flatMap(backend -> backend.services().stream())
            .anyMatch(services::contains);
  }
}
