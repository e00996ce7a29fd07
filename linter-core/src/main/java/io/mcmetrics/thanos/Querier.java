package io.mcmetrics.thanos;

import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Optional;

/**
 * A Thanos Query.
 *
 * @param stores the addresses that it queries
 * @param knowsAllStores false if it may have other stores, which are not known
 * @param replicaLabels the labels by which it deduplicates
 * @param selection the rules by which it chooses stores, by the labels that they announce; empty if
 *     they are not known
 */
public record Querier(
    Component component,
    List<StoreAddress> stores,
    boolean knowsAllStores,
    List<Value<String>> replicaLabels,
    Optional<List<RelabelRule>> selection)
    implements Located {
  /** Keeps its own lists. */
  public Querier {
    stores = List.copyOf(stores);
    replicaLabels = List.copyOf(replicaLabels);
    selection = selection.map(List::copyOf);
  }

  @Override
  public Origin origin() {
    return component.origin();
  }
}
