package io.mcmetrics.thanos;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.List;

/**
 * A Thanos Query.
 *
 * @param stores where it asks
 * @param knowsAll false if it asks at more places, which cannot be seen
 * @param replicaLabels those by which it tells copies
 */
public record Querier(
    Component component,
    List<StoreAddress> stores,
    boolean knowsAll,
    List<Value<String>> replicaLabels)
    implements Located {
  /** Keeps its own lists. */
  public Querier {
    stores = List.copyOf(stores);
    replicaLabels = List.copyOf(replicaLabels);
  }

  @Override
  public Origin origin() {
    return component.origin();
  }
}
