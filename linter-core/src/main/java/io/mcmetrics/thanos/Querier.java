package io.mcmetrics.thanos;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.List;

/**
 * A Thanos Query.
 *
 * @param stores the addresses that it queries
 * @param knowsAllStores false if it may have other stores, which are not known
 * @param replicaLabels the labels by which it deduplicates
 */
public record Querier(
    Component component,
    List<StoreAddress> stores,
    boolean knowsAllStores,
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
