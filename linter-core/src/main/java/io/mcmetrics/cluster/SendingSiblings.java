package io.mcmetrics.cluster;

import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.document.Unit;
import io.mcmetrics.inventory.EnvironmentNames;
import io.mcmetrics.source.TreePath;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Directories or files beside each other which all send and are called like stages or clusters, as
 * {@code edge/{dev,prod}} and {@code {north,south}-cluster}, or hold the same directories, as
 * {@code {seoul,busan}/{ingress,jenkins,monitoring}}: one alone would be a guess.
 */
final class SendingSiblings {
  private static final int SEVERAL = 2;

  /** Two directories of one application may have two parts of the same names, but seldom more. */
  private static final int DIVIDED_ALIKE = 3;

  private final Map<String, Set<String>> sendingByParent = new TreeMap<>();
  private final Map<String, Set<String>> extentsByParent = new HashMap<>();
  private final Map<String, Set<String>> childrenByExtent = new HashMap<>();

  /** Takes note of what sends. */
  void note(PathGuess guess) {
    if (!guess.extent().isEmpty()) {
      sendingByParent
          .computeIfAbsent(TreePath.parentOf(guess.extent()), parent -> new TreeSet<>())
          .add(guess.extent());
    }
  }

  /** Takes note of what is beside it. */
  void noteBeside(Unit unit, PathGuess guess) {
    if (!unit.directory().equals(guess.extent())
        && TreePath.isBelow(unit.directory(), guess.extent())) {
      childrenByExtent
          .computeIfAbsent(guess.extent(), extent -> new TreeSet<>())
          .add(DirectoryNames.partsBelow(unit.directory(), guess.extent()).get(0));
    }
  }

  /** Looks at all that is noted. */
  void compare() {
    sendingByParent.forEach(
        (parent, extents) -> {
          Set<String> clusters = new TreeSet<>(extents);
          clusters.removeIf(
              extent ->
                  !EnvironmentNames.saysStageOrCluster(TreePath.nameOf(extent))
                      && extents.stream().noneMatch(other -> areDividedAlike(extent, other)));
          extentsByParent.put(parent, clusters);
        });
  }

  private boolean areDividedAlike(String one, String other) {
    Set<String> both = new TreeSet<>(childrenByExtent.getOrDefault(one, Set.of()));
    both.retainAll(childrenByExtent.getOrDefault(other, Set.of()));
    return !one.equals(other) && both.size() >= DIVIDED_ALIKE;
  }

  /** Returns the cluster of what is guessed; the same if it is no such sibling. */
  Cluster settled(Unit unit, PathGuess guess, Cluster cluster) {
    String parent = TreePath.parentOf(guess.extent());
    Set<String> beside = extentsByParent.getOrDefault(parent, Set.of());
    if (beside.size() < SEVERAL || !beside.contains(guess.extent())) {
      return cluster;
    }
    return new Cluster(
        cluster.name(),
        cluster.role(),
        unit.path(),
        Naming.BY_CONVENTION,
        "one of %d beside each other in `%s` that send"
            .formatted(beside.size(), parent.isEmpty() ? "." : parent));
  }
}
