package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Receive;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which clusters have their series in which component. What is equal may still be there twice. */
public final class StoredClusters {
  private final IdentityHashMap<Component, Set<String>> clusters = new IdentityHashMap<>();

  private StoredClusters() {}

  public static StoredClusters in(Fleet fleet) {
    StoredClusters stored = new StoredClusters();
    for (SampleDelivery delivery : fleet.passages()) {
      String cluster = delivery.sender().cluster().name();
      for (Receive keeper : delivery.way().keepers()) {
        stored.add(keeper.component(), cluster);
      }
      fleet.sidecars(delivery.sender()).forEach(sidecar -> stored.add(sidecar, cluster));
    }
    return stored;
  }

  private void add(Component component, String cluster) {
    clusters.computeIfAbsent(component, any -> new LinkedHashSet<>()).add(cluster);
  }

  /** Returns them in the order of the senders. */
  public Set<String> clusters(Component component) {
    return clusters.getOrDefault(component, Set.of());
  }
}
