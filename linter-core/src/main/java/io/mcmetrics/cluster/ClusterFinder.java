package io.mcmetrics.cluster;

import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.cluster.FleetOptions.Declared;
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
 * Tells which cluster a unit belongs to: as the user says, else as whatever deploys it does, else
 * by the directory below one that people name for such a purpose, else by its own directory or
 * file.
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

  /** Names of what has clusters rather than of one. */
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

  /** What lies right below each gathering directory, by the path of that directory. */
  private final Map<String, Set<String>> gathered = new HashMap<>();

  /**
   * Creates a finder for a tree.
   *
   * @param rootName what the root is called
   * @param units all that is deployed: what stands beside each other tells more than one alone
   */
  public ClusterFinder(FleetOptions options, String rootName, List<Unit> units) {
    this.options = options;
    this.rootName = rootName;
    for (Unit unit : units) {
      for (String path : candidates(unit)) {
        gathered.computeIfAbsent(TreePath.parentOf(path), p -> new HashSet<>()).add(path);
        childBelow(path, unit)
            .ifPresent(child -> gathered.computeIfAbsent(path, p -> new HashSet<>()).add(child));
      }
    }
  }

  /** Returns the cluster of a unit; its role is still to be found. */
  public Cluster clusterOf(Unit unit) {
    for (Declared declared : options.clusters()) {
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
   * {@code prod} and {@code aws} are no clusters where several lie below, or the same in others.
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
    String around = TreePath.nameOf(TreePath.parentOf(TreePath.parentOf(path)));
    String name = TreePath.nameOf(path);
    boolean told = around.isEmpty() || COMPONENT_DIRECTORIES.contains(around);
    return new Cluster(
        told ? name : around + "/" + name, Role.STANDALONE, path, Naming.BY_CONVENTION);
  }

  /** Returns the directory right below a path that a unit lies in, unless it is a component's. */
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
    return gathered.getOrDefault(TreePath.parentOf(candidate), Set.of()).size() > 1;
  }

  /**
   * Returns the directories around a unit that may stand for its cluster, the outermost first: one
   * among several of its kind is more likely to than one that is alone.
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
      String bare = name.replaceFirst("^values[-_.]", "").replaceFirst("[-_.]values$", "");
      if (!bare.equals("values") && !COMPONENT_DIRECTORIES.contains(bare)) {
        return bare;
      }
    }
    String directory = unit.directory();
    while (COMPONENT_DIRECTORIES.contains(TreePath.nameOf(directory).toLowerCase(Locale.ROOT))
        && !TreePath.parentOf(directory).isEmpty()) {
      directory = TreePath.parentOf(directory);
    }
    String name = directory.isEmpty() ? rootName : TreePath.nameOf(directory);
    String around = TreePath.nameOf(TreePath.parentOf(directory));
    boolean tells = !ENVIRONMENTS.contains(name.toLowerCase(Locale.ROOT)) || around.isEmpty();
    return tells ? name : around + "/" + name;
  }
}
