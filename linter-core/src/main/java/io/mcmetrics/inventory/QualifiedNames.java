package io.mcmetrics.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Clusters of one name in different directories, such as {@code sites/north/c/main} and {@code
 * sites/south/c/main}, told apart by the directory that differs.
 */
final class QualifiedNames {
  private QualifiedNames() {}

  static List<NamedCluster> of(List<NamedCluster> clusters) {
    Map<String, Set<String>> paths = new HashMap<>();
    for (NamedCluster cluster : clusters) {
      if (cluster.kind() == NamedCluster.Kind.TARGET && !cluster.path().isEmpty()) {
        paths.computeIfAbsent(cluster.name(), name -> new TreeSet<>()).add(cluster.path());
      }
    }
    List<NamedCluster> named = new ArrayList<>();
    for (NamedCluster cluster : clusters) {
      Set<String> all = paths.getOrDefault(cluster.name(), Set.of());
      boolean isOneOfSeveral = all.size() > 1 && all.contains(cluster.path());
      named.add(
          isOneOfSeveral
              ? new NamedCluster(
                  differing(cluster.path(), all) + "/" + cluster.name(),
                  cluster.path(),
                  cluster.evidence(),
                  cluster.kind())
              : cluster);
    }
    return named;
  }

  /** Returns the last part of a path, before its own name, in which all paths are not alike. */
  private static String differing(String path, Set<String> all) {
    List<String> own = List.of(path.split("/", -1));
    for (int i = own.size() - 2; i >= 0; i--) {
      int at = own.size() - i;
      boolean alike =
          all.stream()
              .map(other -> List.of(other.split("/", -1)))
              .allMatch(
                  other ->
                      other.size() >= at
                          && other.get(other.size() - at).equals(own.get(own.size() - at)));
      if (!alike) {
        return own.get(i);
      }
    }
    return path;
  }
}
