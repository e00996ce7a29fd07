package io.mcmetrics.rules.ingress;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.network.Endpoint;
import io.mcmetrics.network.Endpoint.Controller;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * An endpoint by which samples come in to Thanos Receive.
 *
 * @param journeys what takes it
 */
record WriteEndpoint(Endpoint endpoint, List<Journey> journeys) {

  static List<WriteEndpoint> in(Fleet fleet) {
    IdentityHashMap<Endpoint, List<Journey>> found = new IdentityHashMap<>();
    for (WriteRoute route : WriteRoute.in(fleet)) {
      if (route.isForReceive() || WritePath.leads(route.route())) {
        found.computeIfAbsent(route.endpoint(), any -> new ArrayList<>()).addAll(route.journeys());
      }
    }
    return fleet.endpoints().stream()
        .filter(found::containsKey)
        .map(e -> new WriteEndpoint(e, List.copyOf(found.getOrDefault(e, List.of()))))
        .toList();
  }

  /** Returns what its limit means, a problem of this endpoint, for those who send through it. */
  Problem limited(Problem limit, LargestBatch batch) {
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
