package io.mcmetrics.cluster;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * What the user says about the fleet that the tree does not.
 *
 * @param clusterLabel the label that tells clusters apart, by default the word cluster
 * @param clusters paths that are known to be clusters
 * @param requiredMetrics files that name metrics which must arrive
 */
public record FleetOptions(
    String clusterLabel, List<Declared> clusters, List<RequiredFile> requiredMetrics) {
  /** Nothing but the defaults. */
  public static final FleetOptions DEFAULTS = new FleetOptions("cluster", List.of(), List.of());

  /**
   * A cluster that the user names.
   *
   * @param path everything at or below it belongs to the cluster
   * @param role its role, if it is said
   */
  public record Declared(String name, String path, List<Role> role) {
    /** Keeps its own list. */
    public Declared {
      role = List.copyOf(role);
    }

    /** Returns the role, if it is said. */
    public Optional<Role> declaredRole() {
      return role.stream().findFirst();
    }
  }

  /**
   * A file that names metrics which must arrive.
   *
   * @param path below the root
   * @param origin where the user names it
   */
  public record RequiredFile(String path, Origin origin) implements Located {}

  /** Keeps its own lists. */
  public FleetOptions {
    clusters = List.copyOf(clusters);
    requiredMetrics = List.copyOf(requiredMetrics);
  }
}
