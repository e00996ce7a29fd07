package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Controller;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * An endpoint by which samples come in to Thanos Receive.
 *
 * @param destinations those whose samples take it
 */
public record ReceiveEndpoint(Endpoint endpoint, List<RoutedDestination> destinations) {

  /** Returns these endpoints of a fleet, in their order. */
  public static List<ReceiveEndpoint> in(Fleet fleet) {
    IdentityHashMap<Endpoint, List<RoutedDestination>> found = new IdentityHashMap<>();
    for (RemoteWriteRoute route : RemoteWriteRoute.in(fleet)) {
      if (route.isForReceive() || RemoteWriteRouteGuess.mayLeadToReceive(route.route())) {
        found
            .computeIfAbsent(route.endpoint(), any -> new ArrayList<>())
            .addAll(route.destinations());
      }
    }
    return fleet.endpoints().stream()
        .filter(found::containsKey)
        .map(e -> new ReceiveEndpoint(e, List.copyOf(found.getOrDefault(e, List.of()))))
        .toList();
  }

  /** Returns a problem of this endpoint, which affects all clusters that send through it. */
  public Problem affected(Problem problem) {
    Problem affected =
        problem
            .atMost(endpoint.sight().limit())
            .affecting(endpoint.cluster().name())
            .concerning(endpoint);
    for (RoutedDestination routed : destinations) {
      affected = affected.affecting(routed.cluster().name());
    }
    return affected;
  }

  /** Returns a problem with the size limit of this endpoint, with what makes the largest batch. */
  public Problem limited(Problem limit, LargestBatch batch) {
    Problem problem = affected(batch.explain(limit));
    // An unknown controller may be another program than nginx.
    return endpoint.controller() == Controller.UNKNOWN
        ? problem.atMost(Confidence.POSSIBLE)
        : problem;
  }
}
