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
 * A route by which samples come in: remote writes of the tree take it, or it is made for those of
 * other trees.
 *
 * @param backend what stands behind it, if it names a Service
 * @param journeys what takes it
 */
public record RemoteWriteRoute(
    Endpoint endpoint,
    Route route,
    Optional<Backend> backend,
    List<RoutedDestination> destinations) {

  public static List<RemoteWriteRoute> in(Fleet fleet) {
    IdentityHashMap<Route, List<RoutedDestination>> destinations = new IdentityHashMap<>();
    for (RoutedDestination routed : RoutedDestination.in(fleet)) {
      for (RouteMatch match : routed.resolution().routes()) {
        if (match.coversPath() != Coverage.NO) {
          destinations.computeIfAbsent(match.route(), any -> new ArrayList<>()).add(routed);
        }
      }
      for (ProxyHop proxyHop : routed.samplePath().handovers()) {
        Route route = proxyHop.match().route();
        destinations.computeIfAbsent(route, any -> new ArrayList<>()).add(routed);
      }
    }
    List<RemoteWriteRoute> found = new ArrayList<>();
    for (Endpoint endpoint : fleet.endpoints()) {
      for (Route route : endpoint.routes()) {
        List<RoutedDestination> own = destinations.getOrDefault(route, List.of());
        Optional<Backend> backend = fleet.infrastructure().backend(endpoint, route);
        // A location of nginx that answers itself takes nothing for anybody.
        boolean answersItself =
            endpoint.controller() == Controller.NGINX
                && route.service() instanceof Value.Absent<String>;
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

  /** Returns the proxy of the tree that passes on what takes it, if there is one. */
  @SuppressWarnings("ReferenceEquality") // A route is found again, not made again.
  Optional<Workload> proxy() {
    for (RoutedDestination routed : destinations) {
      for (ProxyHop proxyHop : routed.samplePath().handovers()) {
        if (proxyHop.match().route() == route) {
          return Optional.of(proxyHop.proxy().workload());
        }
      }
    }
    return Optional.empty();
  }

  /** Tells whether what takes it, or its own path, is meant for Thanos Receive. */
  public boolean isForReceive() {
    return RemoteWriteRouteGuess.containsReceivePath(route.path())
        || destinations.stream()
            .anyMatch(routed -> RemoteWriteRouteGuess.endsWithReceivePath(routed.path()));
  }

  /** Returns a problem that stands in the way of all that takes this route. */
  public Problem blocked(Problem problem) {
    Problem own =
        problem
            .atMost(endpoint.sight().limit())
            .affecting(endpoint.cluster().name())
            .concerning(route);
    return RoutedDestination.blocked(destinations, own);
  }
}
