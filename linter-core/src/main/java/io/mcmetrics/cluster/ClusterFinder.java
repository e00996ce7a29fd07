package io.mcmetrics.cluster;

import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.cluster.FleetOptions.DeclaredCluster;
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

/**
 * Finds the cluster that a unit belongs to: by the configuration of the user, else by what deploys
 * it, else by a directory below one like {@code clusters} or {@code overlays}, else by its own
 * directory or file.
 */
public final class ClusterFinder {
  private static final Set<String> GATHERING_DIRECTORIES =
      Set.of("overlays", "clusters", "environments", "envs", "sites", "edges");
  private static final Set<String> COMPONENT_DIRECTORIES =
      Set.of(
          "kube-prometheus-stack",
          "prometheus-stack",
          "prometheus",
          "prometheus-agent",
          "thanos",
          "grafana",
          "monitoring",
          "observability",
          "app",
          "apps",
          "base",
          "manifests",
          "helm",
          "values",
          "metrics",
          "kubernetes",
          "k8s",
          "deploy",
          "config",
          "victoria",
          "agent");

  /** Names of environments, each of which may have several clusters. */
  private static final Set<String> ENVIRONMENTS =
      Set.of(
          "prod",
          "production",
          "dev",
          "development",
          "stage",
          "staging",
          "test",
          "testing",
          "qa",
          "uat",
          "preprod",
          "nonprod",
          "aws",
          "azure",
          "gcp",
          "onprem");

  private final FleetOptions options;
  private final String rootName;

  /** The directories right below each gathering directory, by the path of the latter. */
  private final Map<String, Set<String>> childrenByDirectory = new HashMap<>();

  /**
   * Creates a finder for a tree.
   *
   * @param rootName what the root is called
   * @param units all that is deployed: a name is surer if there are others like it
   */
  public ClusterFinder(FleetOptions options, String rootName, List<Unit> units) {
    this.options = options;
    this.rootName = rootName;
    for (Unit unit : units) {
      for (String path : candidates(unit)) {
        childrenByDirectory
            .computeIfAbsent(TreePath.parentOf(path), p -> new HashSet<>())
            .add(path);
        childBelow(path, unit)
            .ifPresent(
                child ->
                    childrenByDirectory.computeIfAbsent(path, p -> new HashSet<>()).add(child));
      }
    }
  }

  /** Returns the cluster of a unit; unless the user declares it, its role is not known yet. */
  public Cluster clusterOf(Unit unit) {
    for (DeclaredCluster declared : options.clusters()) {
      if (TreePath.isBelow(unit.path(), declared.path())) {
        Role role = declared.declaredRole().orElse(Role.STANDALONE);
        return new Cluster(declared.name(), role, declared.path(), Naming.DECLARED);
      }
    }
    if (!unit.cluster().isEmpty()) {
      return new Cluster(unit.cluster(), Role.STANDALONE, unit.path(), Naming.DEPLOYED);
    }
    List<String> candidates = candidates(unit);
    if (!candidates.isEmpty()) {
      String path =
          candidates.stream()
              .filter(this::isOneOfSeveral)
              .findFirst()
              .orElse(candidates.get(candidates.size() - 1));
      return byConvention(unit, path);
    }
    return new Cluster(guessedName(unit), Role.STANDALONE, unit.path(), Naming.GUESSED);
  }

  /**
   * {@code prod} or {@code aws} may have several clusters in directories below, or may be there
   * once for each directory above; then the other directory is part of the name.
   */
  private Cluster byConvention(Unit unit, String path) {
    if (!ENVIRONMENTS.contains(TreePath.nameOf(path).toLowerCase(Locale.ROOT))) {
      return new Cluster(TreePath.nameOf(path), Role.STANDALONE, path, Naming.BY_CONVENTION);
    }
    Optional<String> below = childBelow(path, unit).filter(this::isOneOfSeveral);
    if (below.isPresent()) {
      String name = TreePath.nameOf(below.get());
      return new Cluster(name, Role.STANDALONE, below.get(), Naming.BY_CONVENTION);
    }
    String parent = TreePath.nameOf(TreePath.parentOf(TreePath.parentOf(path)));
    String name = TreePath.nameOf(path);
    boolean isUnique = parent.isEmpty() || COMPONENT_DIRECTORIES.contains(parent);
    return new Cluster(
        isUnique ? name : parent + "/" + name, Role.STANDALONE, path, Naming.BY_CONVENTION);
  }

  /** Returns the directory of a unit right below a path, unless it is that of a component. */
  private static Optional<String> childBelow(String path, Unit unit) {
    if (unit.directory().length() <= path.length()) {
      return Optional.empty();
    }
    String rest = unit.directory().substring(path.length() + 1);
    String child = rest.substring(0, rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/'));
    return COMPONENT_DIRECTORIES.contains(child.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(path + "/" + child);
  }

  private boolean isOneOfSeveral(String candidate) {
    return childrenByDirectory.getOrDefault(TreePath.parentOf(candidate), Set.of()).size() > 1;
  }

  /**
   * Returns the directories above a unit that may be its cluster, the outermost first. One among
   * several is more likely to be one than one that is alone.
   */
  private static List<String> candidates(Unit unit) {
    List<String> parts = List.of(unit.directory().split("/", -1));
    List<String> candidates = new ArrayList<>();
    for (int i = 0; i + 1 < parts.size(); i++) {
      if (GATHERING_DIRECTORIES.contains(parts.get(i).toLowerCase(Locale.ROOT))) {
        candidates.add(String.join("/", parts.subList(0, i + 2)));
      }
    }
    return candidates;
  }

  private String guessedName(Unit unit) {
    if (unit.form() == Unit.Form.FILE) {
      String name = TreePath.nameOf(unit.path()).replaceFirst("\\.[^.]*$", "");
      String withoutValues = name.replaceFirst("^values[-_.]", "").replaceFirst("[-_.]values$", "");
      if (!withoutValues.equals("values") && !COMPONENT_DIRECTORIES.contains(withoutValues)) {
        return withoutValues;
      }
    }
    String directory = unit.directory();
    while (COMPONENT_DIRECTORIES.contains(TreePath.nameOf(directory).toLowerCase(Locale.ROOT))
        && !TreePath.parentOf(directory).isEmpty()) {
      directory = TreePath.parentOf(directory);
    }
    String name = directory.isEmpty() ? rootName : TreePath.nameOf(directory);
    String parent = TreePath.nameOf(TreePath.parentOf(directory));
    boolean isUnique = !ENVIRONMENTS.contains(name.toLowerCase(Locale.ROOT)) || parent.isEmpty();
    return isUnique ? name : parent + "/" + name;
  }
}
