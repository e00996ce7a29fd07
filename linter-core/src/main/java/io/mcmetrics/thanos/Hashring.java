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
 * @param endpoints the receivers
 * @param externalLabels what it adds to what it takes of the tenants that it lists
 * @param algorithm that of the flag if absent
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
   * One of the receivers.
   *
   * @param address where it takes gRPC
   * @param capnproto where it takes Cap'n Proto; absent for the usual port of the same host
   * @param zone where it stands
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

  /** Returns the same with receivers of which nothing is known. */
  Hashring withUnknownEndpoints() {
    Endpoint unknown =
        new Endpoint(
            new Value.Unknown<>("", origin),
            new Value.Absent<>(origin),
            new Value.Absent<>(origin));
    return new Hashring(name, tenants, isGlob, List.of(unknown), externalLabels, algorithm, origin);
  }

  /** Tells whether it takes whatever no hashring before it takes. */
  public boolean takesAll() {
    return tenants.isEmpty();
  }

  /** Returns the addresses of the receivers. */
  public List<Value<String>> addresses() {
    return endpoints.stream().map(Endpoint::address).toList();
  }

  /** Tells whether all addresses are known. */
  public boolean isComplete() {
    return addresses().stream().allMatch(Value.Known.class::isInstance);
  }
}
