package io.mcmetrics.thanos;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;

/**
 * The receivers that share the series of some tenants (thanos, pkg/receive/config.go).
 *
 * @param tenants those that it takes; none for all
 * @param isGlob whether tenants are patterns
 * @param endpoints the gRPC addresses of the receivers
 * @param externalLabels what it adds to all it takes
 * @param algorithm {@code hashmod} if absent
 */
public record Hashring(
    Value<String> name,
    List<Value<String>> tenants,
    boolean isGlob,
    List<Value<String>> endpoints,
    List<NamedValue> externalLabels,
    Value<String> algorithm,
    Origin origin)
    implements Located {
  /** Keeps its own lists. */
  public Hashring {
    tenants = List.copyOf(tenants);
    endpoints = List.copyOf(endpoints);
    externalLabels = List.copyOf(externalLabels);
  }

  /** Returns the same with other receivers. */
  Hashring withEndpoints(List<Value<String>> others) {
    return new Hashring(name, tenants, isGlob, others, externalLabels, algorithm, origin);
  }

  /** Tells whether it takes whatever no hashring before it takes. */
  public boolean takesAll() {
    return tenants.isEmpty();
  }
}
