package io.mcmetrics.path;

import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.StoreAddress;
import java.util.List;

/** An address that a Thanos Query queries, and where it leads. */
public record ResolvedStore(Querier querier, StoreAddress address, Resolution resolution) {
  /** Returns the backends of the address; none if it is not the name of a Service. */
  public List<Backend> backends() {
    return resolution.backends();
  }
}
