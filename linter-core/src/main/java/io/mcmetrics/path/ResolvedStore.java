package io.mcmetrics.path;

import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.StoreAddress;
import java.util.List;

/** An address that a Thanos Query asks, and what stands behind it. */
public record ResolvedStore(Querier querier, StoreAddress address, Resolution resolution) {
  /** Returns what stands behind the name; empty fields if it is none of a Service. */
  public List<Backend> backends() {
    return resolution.backends();
  }
}
