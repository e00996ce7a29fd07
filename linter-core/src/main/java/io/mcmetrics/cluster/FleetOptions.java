package io.mcmetrics.cluster;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * The part of the configuration that describes the fleet.
 *
 * @param clusterLabel the name of the label that tells clusters apart, by default the word cluster
 * @param isLabelGiven whether the user names that label, so that no other one is looked for
 * @param clusters the paths that the user declares to be clusters
 * @param requiredMetrics files with names of metrics that must arrive
 * @param externalReceivers hosts of receivers that are not in the tree
 */
public record FleetOptions(
    String clusterLabel,
    boolean isLabelGiven,
    List<DeclaredCluster> clusters,
    List<RequiredFile> requiredMetrics,
    List<String> externalReceivers) {
  /** The options of a user who sets none. */
  public static final FleetOptions DEFAULTS =
      new FleetOptions("cluster", false, List.of(), List.of(), List.of());

  /** Creates options in which another label than the default one counts as given by the user. */
  public FleetOptions(
      String clusterLabel,
      List<DeclaredCluster> clusters,
      List<RequiredFile> requiredMetrics,
      List<String> externalReceivers) {
    this(
        clusterLabel,
        !clusterLabel.equals("cluster"),
        clusters,
        requiredMetrics,
        externalReceivers);
  }

  /**
   * A cluster that the user declares.
   *
   * @param path everything at or below it belongs to the cluster
   * @param role its role; empty if the user gives none
   */
  public record DeclaredCluster(String name, String path, List<Role> role) {
    /** Keeps its own list. */
    public DeclaredCluster {
      role = List.copyOf(role);
    }

    /** Returns the role; empty if the user gives none. */
    Optional<Role> declaredRole() {
      return role.stream().findFirst();
    }
  }

  /**
   * A file with names of metrics that must arrive.
   *
   * @param path below the root
   * @param origin where the configuration names it
   */
  public record RequiredFile(String path, Origin origin) implements Located {}

  /** Keeps its own lists. */
  public FleetOptions {
    clusters = List.copyOf(clusters);
    requiredMetrics = List.copyOf(requiredMetrics);
    externalReceivers = List.copyOf(externalReceivers);
  }
}
