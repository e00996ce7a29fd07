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
 * @param journeys what takes it
 */
public record ReceiveEndpoint(Endpoint endpoint, List<RoutedDestination> destinations) {

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

  /** Returns what its limit means, a problem of this endpoint, for those who send through it. */
  public Problem limited(Problem limit, LargestBatch batch) {
    Problem problem =
        limit
            .atMost(endpoint.sight().limit())
            .affecting(endpoint.cluster().name())
            .concerning(endpoint);
    // What nothing is known of may be another program than nginx.
    return batch.explain(
        endpoint.controller() == Controller.UNTOLD ? problem.atMost(Confidence.POSSIBLE) : problem);
  }
}
