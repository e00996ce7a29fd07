package io.mcmetrics.thanos;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;

/**
 * A hashring: receivers that share the series of some tenants (thanos, pkg/receive/config.go).
 *
 * @param tenants the tenants that it accepts; none for all
 * @param isGlob whether tenants are patterns
 * @param endpoints the receivers
 * @param externalLabels the labels that receivers add to samples of the tenants that it lists
 * @param algorithm absent for that of {@code --receive.hashrings-algorithm}
 */
public record Hashring(
    Value<String> name,
    List<Value<String>> tenants,
    boolean isGlob,
    List<Endpoint> endpoints,
    List<NamedValue> externalLabels,
    Value<String> algorithm,
    Origin origin)
    implements Located {
  /**
   * An endpoint: the addresses of one receiver.
   *
   * @param address the address for gRPC
   * @param capnproto the address for Cap'n Proto; absent for the default port of the same host
   * @param zone its availability zone ({@code az})
   */
  public record Endpoint(Value<String> address, Value<String> capnproto, Value<String> zone)
      implements Located {
    @Override
    public Origin origin() {
      return address.origin();
    }
  }

  /** Keeps its own lists. */
  public Hashring {
    tenants = List.copyOf(tenants);
    endpoints = List.copyOf(endpoints);
    externalLabels = List.copyOf(externalLabels);
  }

  /** Returns the same hashring with endpoints that are not known. */
  Hashring withUnknownEndpoints() {
    Endpoint unknown =
        new Endpoint(
            new Value.Unknown<>("", origin),
            new Value.Absent<>(origin),
            new Value.Absent<>(origin));
    return new Hashring(name, tenants, isGlob, List.of(unknown), externalLabels, algorithm, origin);
  }

  /** Tells whether it accepts all tenants that no earlier hashring accepts. */
  public boolean acceptsAllTenants() {
    return tenants.isEmpty();
  }

  /** Returns the addresses of the endpoints. */
  public List<Value<String>> addresses() {
    return endpoints.stream().map(Endpoint::address).toList();
  }

  /** Tells whether all addresses are known. */
  public boolean isComplete() {
    return addresses().stream().allMatch(Value.Known.class::isInstance);
  }
}
