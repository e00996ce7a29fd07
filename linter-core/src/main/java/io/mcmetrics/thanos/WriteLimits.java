package io.mcmetrics.thanos;

import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import java.util.List;

/**
 * The limits of a write request, above which a receiver answers with 413 (thanos,
 * pkg/receive/limiter_config.go).
 *
 * @param common the limits of tenants without limits of their own
 * @param tenants the limits of single tenants
 * @param hasOthers whether there are limits of another kind, or may be
 */
public record WriteLimits(RequestLimits common, List<TenantLimits> tenants, boolean hasOthers) {
  /**
   * Limits of a request; zero or less is no limit.
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

  /** The limits of one tenant, which override the common ones. */
  public record TenantLimits(String tenant, RequestLimits limits) {}

  /** Keeps its own list. */
  public WriteLimits {
    tenants = List.copyOf(tenants);
  }

  /** Returns the limits of a tenant: its own, else the common ones. */
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
