package io.mcmetrics.thanos;

import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import java.util.List;

/**
 * What a receiver does not take in one request, and answers with 413 (thanos,
 * pkg/receive/limiter_config.go).
 *
 * @param common for tenants of which nothing else is said
 * @param tenants for single ones
 */
public record WriteLimits(RequestLimits common, List<TenantLimits> tenants) {
  /**
   * Limits of a request; zero, or less, is none.
   *
   * @param bytes of the body, be it compressed or not
   */
  public record RequestLimits(Value<Integer> bytes, Value<Integer> series, Value<Integer> samples) {
    private RequestLimits over(RequestLimits other) {
      return new RequestLimits(
          first(bytes, other.bytes), first(series, other.series), first(samples, other.samples));
    }

    private static Value<Integer> first(Value<Integer> own, Value<Integer> otherwise) {
      return own instanceof Absent<Integer> ? otherwise : own;
    }
  }

  /** What counts for one tenant in place of the common limits. */
  public record TenantLimits(String tenant, RequestLimits limits) {}

  /** Keeps its own list. */
  public WriteLimits {
    tenants = List.copyOf(tenants);
  }

  /** Returns the limits of a tenant: what is not said of it is the same for all. */
  public RequestLimits of(String tenant) {
    RequestLimits found = common;
    for (TenantLimits own : tenants) {
      if (own.tenant().equals(tenant)) {
        found = own.limits().over(common);
      }
    }
    return found;
  }
}
