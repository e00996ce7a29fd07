package io.mcmetrics.cluster;

import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.cluster.PathConvention.Place;
import io.mcmetrics.document.Unit;
import io.mcmetrics.source.TreePath;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The clusters that there are whether or not they send: declared ones, those that Flux or Argo CD
 * deploy to, and several beside each other in a directory that gathers clusters. Directories below
 * {@code overlays} may be variants of one application; they count if several applications have
 * them, or if there is no other place at which clusters could be.
 */
final class KnownClusters {
  private static final int SEVERAL = 2;

  /** Where this directory is, other ones hold stages of applications rather than clusters. */
  private static final String CLUSTERS = "clusters";

  /** Names of directories that hold what concerns clusters as a whole. */
  private static final Pattern OF_CLUSTERS = Pattern.compile(".*(cluster|bootstrap|fleet).*");

  private final ClusterFinder finder;
  private final PathConvention convention;
  private final Set<Unit> fluxRoots;
  private final Set<Unit> sending;
  private final boolean isDeployedByName;

  /**
   * Takes what is found.
   *
   * @param fluxRoots the units in which Flux starts
   * @param sending the units with a Prometheus or the like
   */
  KnownClusters(
      ClusterFinder finder, PathConvention convention, Set<Unit> fluxRoots, Set<Unit> sending) {
    this.sending = sending;
    this.finder = finder;
    this.convention = convention;
    this.fluxRoots = fluxRoots;
    this.isDeployedByName =
        finder.hasTargets()
            || finder.clusters().keySet().stream().anyMatch(unit -> !unit.cluster().isEmpty());
  }

  Map<String, Cluster> byName() {
    Map<String, Cluster> known = new TreeMap<>();
    finder
        .clusters()
        .forEach(
            (unit, cluster) -> {
              if (isKnown(unit, cluster)) {
                known.merge(cluster.name(), cluster, KnownClusters::surer);
              }
            });
    boolean hasOthers = !known.isEmpty();
    finder
        .clusters()
        .forEach(
            (unit, cluster) -> {
              if (cluster.naming() == Naming.BY_CONVENTION && isVariant(unit, hasOthers)) {
                known.merge(cluster.name(), cluster, KnownClusters::surer);
              }
            });
    return known;
  }

  /** Returns the one whose name is found in the surer way; the first, if there is no difference. */
  static Cluster surer(Cluster one, Cluster other) {
    return one.naming().compareTo(other.naming()) <= 0 ? one : other;
  }

  private boolean isKnown(Unit unit, Cluster cluster) {
    return switch (cluster.naming()) {
      case DECLARED, DEPLOYED -> true;
      case BY_CONVENTION ->
          fluxRoots.contains(unit) || place(unit).filter(this::isSure).isPresent();
      case LABELLED, GUESSED -> false;
    };
  }

  private Optional<Place> place(Unit unit) {
    return unit.form() == Unit.Form.FILE
        ? Optional.empty()
        : convention.of(unit).filter(place -> !finder.isNeverNamed(place.path()));
  }

  private boolean isSure(Place place) {
    String holder = TreePath.nameOf(TreePath.parentOf(place.top())).toLowerCase(Locale.ROOT);
    String gathering = TreePath.nameOf(place.top());
    boolean concernsClusters =
        gathering.equals(CLUSTERS)
            || (DirectoryNames.gathersVariants(gathering)
                ? !finder.hasTargets() && OF_CLUSTERS.matcher(holder).matches()
                : !isDeployedByName && !convention.isThere(CLUSTERS));
    return concernsClusters && hasSeveral(place);
  }

  private boolean hasSeveral(Place place) {
    return convention.count(place.gathering()) >= SEVERAL
        || convention.count(place.top()) >= SEVERAL;
  }

  /**
   * Tells whether directories are the variants of one application, such as those that a copy of
   * another repository came with: nothing in them sends, and they stand below its name.
   */
  private boolean isOfOneApplication(Place place) {
    String holder = TreePath.parentOf(place.gathering());
    return DirectoryNames.gathersVariants(TreePath.nameOf(place.gathering()))
        && !holder.isEmpty()
        && !DirectoryNames.isPlain(TreePath.nameOf(holder))
        && sending.stream()
            .map(Unit::directory)
            .noneMatch(sender -> TreePath.isBelow(sender, place.gathering()));
  }

  /** Tells whether a place is below a directory that gathers variants. */
  static boolean isOfVariants(Place place) {
    return DirectoryNames.gathersVariants(TreePath.nameOf(place.top()));
  }

  private boolean isVariant(Unit unit, boolean hasOthers) {
    return place(unit)
        .filter(this::hasSeveral)
        .filter(place -> !DirectoryNames.isProvider(TreePath.nameOf(place.path())))
        .filter(
            place ->
                !hasOthers
                    && !finder.hasTargets()
                    && (convention.occurrences(place.name()) >= SEVERAL
                        || (convention.hasOneGathering() && !isOfOneApplication(place))))
        .isPresent();
  }
}
