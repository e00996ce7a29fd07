package io.mcmetrics.cluster;

import io.mcmetrics.document.Unit;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the directory of a cluster by how directories are laid out: below one that gathers
 * clusters, such as {@code clusters/prod/seoul}, or as one of several that are divided alike, such
 * as {@code kubernetes/{main,utility}/{apps,flux}}.
 */
final class PathConvention {
  private static final int SHORTEST_ENVIRONMENT = 2;

  /**
   * A directory that describes a cluster.
   *
   * @param name the name of the cluster
   * @param path the directory
   * @param gathering the directory that holds it and others
   * @param top the outermost directory that gathers clusters, of which that one may be a part
   */
  record Place(String name, String path, String gathering, String top) {}

  private final Set<String> deployedNames;

  /** Names of directories that are groups of clusters, and names of clusters, as found before. */
  private final Set<String> groups = new HashSet<>();

  private final Set<String> elsewhere;

  /** The directories right below each directory that holds clusters, by the path of the latter. */
  private final Map<String, Set<String>> childrenByDirectory = new HashMap<>();

  /** The gathering directories in which a name stands. */
  private final Map<String, Set<String>> gatheringsByName = new HashMap<>();

  private PathConvention(List<Unit> units, Set<String> deployedNames, Set<String> elsewhere) {
    this.deployedNames = deployedNames;
    this.elsewhere = elsewhere;
    for (Unit unit : units) {
      for (String path : candidates(unit)) {
        noteChild(path);
        Optional<String> child = childBelow(path, unit);
        while (child.isPresent()) {
          noteChild(child.get());
          child = childBelow(child.get(), unit);
        }
      }
      divided(unit).ifPresent(this::noteChild);
    }
    childrenByDirectory.forEach(
        (directory, children) -> {
          if (children.stream().map(TreePath::nameOf).anyMatch(deployedNames::contains)) {
            groups.add(TreePath.nameOf(directory));
          }
        });
    for (Unit unit : units) {
      of(unit)
          .ifPresent(
              place ->
                  gatheringsByName
                      .computeIfAbsent(place.name(), name -> new TreeSet<>())
                      .add(place.gathering()));
    }
  }

  /**
   * Looks at what is deployed.
   *
   * @param deployedNames the names that Flux and Argo CD give to clusters
   */
  static PathConvention of(List<Unit> units, Set<String> deployedNames) {
    Set<String> found =
        new PathConvention(units, deployedNames, Set.of()).gatheringsByName.keySet();
    return new PathConvention(units, deployedNames, found);
  }

  private void noteChild(String path) {
    childrenByDirectory.computeIfAbsent(TreePath.parentOf(path), p -> new HashSet<>()).add(path);
  }

  /** Returns the directory of the cluster that a unit belongs to; empty if none looks like one. */
  Optional<Place> of(Unit unit) {
    List<String> candidates = candidates(unit);
    if (!candidates.isEmpty()) {
      String path =
          candidates.stream()
              .filter(this::isOneOfSeveral)
              .findFirst()
              .orElse(candidates.get(candidates.size() - 1));
      return Optional.of(descended(unit, path));
    }
    return divided(unit)
        .filter(this::isOneOfSeveral)
        .map(
            path ->
                new Place(
                    TreePath.nameOf(path), path, TreePath.parentOf(path), TreePath.parentOf(path)));
  }

  /** Tells whether a directory has others beside it. */
  boolean isOneOfSeveral(String path) {
    return childrenOf(TreePath.parentOf(path)).size() > 1;
  }

  /** Returns how many directories a gathering directory has. */
  int count(String gathering) {
    return childrenOf(gathering).size();
  }

  /** Returns how many gathering directories have a place of a name. */
  int occurrences(String name) {
    return gatheringsByName.getOrDefault(name, Set.of()).size();
  }

  /** Tells whether there is a gathering directory of a name. */
  boolean isThere(String name) {
    return childrenByDirectory.keySet().stream()
        .anyMatch(directory -> TreePath.nameOf(directory).equals(name));
  }

  /** Tells whether there are clusters, or variants of applications, in one directory only. */
  boolean hasOneGathering() {
    Set<String> all = new HashSet<>();
    gatheringsByName.values().forEach(all::addAll);
    return all.size() == 1;
  }

  private Set<String> childrenOf(String directory) {
    return childrenByDirectory.getOrDefault(directory, Set.of());
  }

  /**
   * {@code prod}, a region or a site may have several clusters in directories below, or may be
   * there once for each directory above; then the other directory is part of the name.
   */
  private Place descended(Unit unit, String top) {
    String path = top;
    Optional<String> below = childBelow(path, unit);
    while (below.isPresent() && isGroup(path, below.get())) {
      path = below.get();
      below = childBelow(path, unit);
    }
    String name = TreePath.nameOf(path);
    String gathering = TreePath.parentOf(path);
    String whole = TreePath.nameOf(gathering) + "-" + name;
    if (!path.equals(top) && deployedNames.contains(whole)) {
      return new Place(whole, path, gathering, TreePath.parentOf(top));
    }
    if (!path.equals(top) || !DirectoryNames.isEnvironment(name)) {
      return new Place(name, path, gathering, TreePath.parentOf(top));
    }
    String parent = TreePath.nameOf(TreePath.parentOf(gathering));
    boolean isUnique = parent.isEmpty() || DirectoryNames.isComponent(parent);
    return new Place(isUnique ? name : parent + "/" + name, path, gathering, gathering);
  }

  /** Tells whether a directory stands for several clusters, of which another one is the one. */
  private boolean isGroup(String path, String below) {
    Set<String> siblings = childrenOf(path);
    String name = TreePath.nameOf(path);
    if (!deployedNames.contains(name) && groups.contains(name)) {
      return true;
    }
    String child = TreePath.nameOf(below);
    if (child.startsWith(name + "-")
        && elsewhere.stream().anyMatch(other -> other.startsWith(name + "-"))) {
      return true;
    }
    if (TreePath.nameOf(TreePath.parentOf(path)).equalsIgnoreCase("regions")) {
      return true;
    }
    return DirectoryNames.isEnvironment(name) && (siblings.size() > 1 || names(child, name));
  }

  /** Tells whether the name of a cluster contains that of its environment, as in eu-dev1. */
  private static boolean names(String cluster, String environment) {
    return environment.length() >= SHORTEST_ENVIRONMENT
        && cluster.toLowerCase(Locale.ROOT).contains(environment.toLowerCase(Locale.ROOT));
  }

  /** Returns the directory of a unit right below a path, unless it is that of a component. */
  private static Optional<String> childBelow(String path, Unit unit) {
    if (unit.directory().length() <= path.length()) {
      return Optional.empty();
    }
    String child = DirectoryNames.partsBelow(unit.directory(), path).get(0);
    return DirectoryNames.isComponent(child) ? Optional.empty() : Optional.of(path + "/" + child);
  }

  /**
   * Returns the directories above a unit that may be its cluster, the outermost first. One among
   * several is more likely to be one than one that is alone.
   */
  private static List<String> candidates(Unit unit) {
    List<String> parts = List.of(unit.directory().split("/", -1));
    List<String> candidates = new ArrayList<>();
    for (int i = 0; i + 1 < parts.size(); i++) {
      if (DirectoryNames.isGathering(parts.get(i))
          && !DirectoryNames.neverNames(parts.get(i + 1))
          && !DirectoryNames.isGathering(parts.get(i + 1))) {
        candidates.add(String.join("/", parts.subList(0, i + 2)));
      }
    }
    return candidates;
  }

  private static Optional<String> divided(Unit unit) {
    List<String> parts = List.of(unit.directory().split("/", -1));
    for (int i = 0; i + 2 < parts.size(); i++) {
      if (DirectoryNames.holdsDivided(parts.get(i))
          && !DirectoryNames.isComponent(parts.get(i + 1))
          && DirectoryNames.isDivision(parts.get(i + 2))) {
        return Optional.of(String.join("/", parts.subList(0, i + 2)));
      }
    }
    return Optional.empty();
  }
}
