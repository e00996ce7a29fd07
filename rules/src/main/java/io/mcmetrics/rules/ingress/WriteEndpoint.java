package io.mcmetrics.rules.ingress;

import io.mcmetrics.model.Fleet;
import io.mcmetrics.network.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An endpoint by which samples come in to Thanos Receive.
 *
 * @param journeys what takes it
 */
record WriteEndpoint(Endpoint endpoint, List<Journey> journeys) {

  static List<WriteEndpoint> in(Fleet fleet) {
    Map<Endpoint, List<Journey>> found = new LinkedHashMap<>();
    for (WriteRoute route : WriteRoute.in(fleet)) {
      if (route.isForReceive() || WritePath.leads(route.route())) {
        found.computeIfAbsent(route.endpoint(), any -> new ArrayList<>()).addAll(route.journeys());
      }
    }
    return found.entrySet().stream()
        .map(entry -> new WriteEndpoint(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }
}
