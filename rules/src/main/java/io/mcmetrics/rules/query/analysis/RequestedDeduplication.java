package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;

/**
 * Finds data sources that ask Thanos Query for no deduplication, or name the replica labels: the
 * parameters of a query take precedence over the flags (thanos, pkg/api/query/v1.go).
 */
public final class RequestedDeduplication {
  private RequestedDeduplication() {}

  /** Tells whether all data sources of a querier do so; false if there are none. */
  public static boolean byAll(Component querier, Fleet fleet) {
    List<Datasource> asking =
        fleet.infrastructure().grafana().datasources().stream()
            .filter(source -> leadsTo(querier, source, fleet))
            .toList();
    return !asking.isEmpty() && asking.stream().allMatch(source -> maySay(source.parameters()));
  }

  @SuppressWarnings("ReferenceEquality") // What is equal may still be there twice.
  private static boolean leadsTo(Component querier, Datasource source, Fleet fleet) {
    return fleet.infrastructure().querying(fleet.infrastructure().resolve(source)).stream()
        .anyMatch(asked -> asked == querier);
  }

  private static boolean maySay(Value<String> parameters) {
    if (!(parameters instanceof Known<String> known)) {
      return parameters instanceof Value.Unknown<String>;
    }
    return List.of(known.value().split("&", -1)).stream().anyMatch(RequestedDeduplication::says);
  }

  private static boolean says(String parameter) {
    return parameter.matches("dedup=(false|0|f|F|FALSE|False)")
        || parameter.startsWith("replicaLabels[]=")
        || parameter.startsWith("replicaLabels%5B%5D=");
  }
}
