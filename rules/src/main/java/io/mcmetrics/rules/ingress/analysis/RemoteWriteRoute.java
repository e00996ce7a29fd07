package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.ProxyHop;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A route for remote writes: senders of the tree use it, or its path and backend show that it is
 * meant for senders elsewhere.
 *
 * @param backend the Service behind it, if it names one
 * @param destinations those whose samples take it
 */
public record RemoteWriteRoute(
    Endpoint endpoint,
    Route route,
    Optional<Backend> backend,
    List<RoutedDestination> destinations) {

  /** Returns these routes of a fleet, in the order of its endpoints. */
  public static List<RemoteWriteRoute> in(Fleet fleet) {
    IdentityHashMap<Route, List<RoutedDestination>> destinations = new IdentityHashMap<>();
    for (RoutedDestination routed : RoutedDestination.in(fleet)) {
      for (RouteMatch match : routed.resolution().routes()) {
        if (match.pathCoverage() != Coverage.NO) {
          destinations.computeIfAbsent(match.route(), any -> new ArrayList<>()).add(routed);
        }
      }
      for (ProxyHop proxyHop : routed.samplePath().proxyHops()) {
        Route route = proxyHop.match().route();
        destinations.computeIfAbsent(route, any -> new ArrayList<>()).add(routed);
      }
    }
    List<RemoteWriteRoute> found = new ArrayList<>();
    for (Endpoint endpoint : fleet.endpoints()) {
      for (Route route : endpoint.routes()) {
        List<RoutedDestination> own = destinations.getOrDefault(route, List.of());
        Optional<Backend> backend = fleet.infrastructure().backend(endpoint, route);
        // Calls of gRPC are no writes; an nginx location without an upstream answers itself.
        boolean answersItself =
            endpoint.kind().equals(Endpoint.GRPC_ROUTE)
                || (endpoint.controller() == Controller.NGINX
                    && route.service() instanceof Value.Absent<String>);
        if (!own.isEmpty() || (!answersItself && isForWrites(route, backend))) {
          found.add(new RemoteWriteRoute(endpoint, route, backend, own));
        }
      }
    }
    return found;
  }

  private static boolean isForWrites(Route route, Optional<Backend> backend) {
    boolean takesWrites = backend.filter(b -> b.takes(Purpose.REMOTE_WRITE)).isPresent();
    return RemoteWriteRouteGuess.containsReceivePath(route.path())
        || (takesWrites && RemoteWriteRouteGuess.mayCoverReceivePath(route.path()))
        || RemoteWriteRouteGuess.mayLeadToReceive(route);
  }

  /** Returns the proxy of the tree that forwards its requests, if there is one. */
  @SuppressWarnings("ReferenceEquality") // A route is found again, not made again.
  Optional<Workload> proxy() {
    for (RoutedDestination routed : destinations) {
      for (ProxyHop proxyHop : routed.samplePath().proxyHops()) {
        if (proxyHop.match().route() == route) {
          return Optional.of(proxyHop.proxy().workload());
        }
      }
    }
    return Optional.empty();
  }

  /** Tells whether its own path, or that of a destination, is the path of Thanos Receive. */
  public boolean isForReceive() {
    return RemoteWriteRouteGuess.containsReceivePath(route.path())
        || destinations.stream()
            .anyMatch(routed -> RemoteWriteRouteGuess.endsWithReceivePath(routed.path()));
  }

  /** Returns a problem that affects all samples on this route. */
  public Problem blocked(Problem problem) {
    Problem own =
        problem
            .atMost(endpoint.sight().limit())
            .affecting(endpoint.cluster().name())
            .concerning(route);
    return RoutedDestination.blocked(destinations, own);
  }
}
