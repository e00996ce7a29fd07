package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Receive;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The clusters whose series each component stores. Two equal components may be two, so they are
 * compared by identity.
 */
public final class StoredClusters {
  private final IdentityHashMap<Component, Set<String>> clusters = new IdentityHashMap<>();

  private StoredClusters() {}

  /** Returns which component stores series of which cluster, as far as the tree tells. */
  public static StoredClusters in(Fleet fleet) {
    StoredClusters stored = new StoredClusters();
    for (SampleDelivery delivery : fleet.deliveries()) {
      String cluster = delivery.sender().cluster().name();
      for (Receive keeper : delivery.path().ingestors()) {
        stored.add(keeper.component(), cluster);
      }
      fleet.sidecars(delivery.sender()).forEach(sidecar -> stored.add(sidecar, cluster));
    }
    return stored;
  }

  private void add(Component component, String cluster) {
    clusters.computeIfAbsent(component, any -> new LinkedHashSet<>()).add(cluster);
  }

  /** Returns the clusters of a component, in the order of the senders. */
  public Set<String> clusters(Component component) {
    return clusters.getOrDefault(component, Set.of());
  }

  /** Returns a problem that also concerns a component, and affects the clusters that it stores. */
  public Problem concerning(Problem problem, Component component) {
    Problem whole = problem.concerning(component).affecting(component.workload().cluster().name());
    for (String cluster : clusters(component)) {
      whole = whole.affecting(cluster);
    }
    return whole;
  }
}
