package io.mcmetrics.inventory;

import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The clusters of Argo CDs that each deploy to their own: folders of Applications beside each
 * other, such as {@code argocd/{seoul,busan}}, whose sources are the same paths but for the name of
 * the folder, such as {@code monitoring/overlays/{seoul,busan}}. Folders of applications have
 * sources that differ in more than that. Folders such as {@code argocd/{lab-cluster,prod-cluster}}
 * say themselves what they are, whatever their Applications deploy.
 */
final class AppOfAppsHubs {
  private static final int SEVERAL = 2;
  private static final String OF_FOLDER = "the Applications in `%s` deploy to their own cluster";

  /** The path of a source without the name of its folder, and that name. */
  private final Map<String, Map<String, Set<String>>> shapes = new TreeMap<>();

  /** A name that says that it is one of a cluster, as {@code lab-cluster}. */
  private static final Pattern OF_CLUSTER =
      Pattern.compile(".+[-_]cluster[0-9]*|cluster[-_]?[0-9a-z]*[0-9]");

  /** The folders of Applications whose names say that they are of clusters, by what holds them. */
  private final Map<String, Set<String>> called = new TreeMap<>();

  private AppOfAppsHubs() {}

  static List<NamedCluster> in(List<ArgoTarget> targets) {
    AppOfAppsHubs hubs = new AppOfAppsHubs();
    targets.stream().filter(ArgoTarget::isOwnCluster).forEach(hubs::note);
    List<NamedCluster> found = new ArrayList<>();
    hubs.shapes.forEach(
        (folder, byName) ->
            byName.forEach(
                (name, own) -> {
                  if (isHub(name, own, byName)) {
                    found.add(
                        new NamedCluster(
                            name,
                            TreePath.join(folder, name),
                            "%d Applications in `%s` deploy its variants to their own cluster"
                                .formatted(own.size(), TreePath.join(folder, name)),
                            Kind.TARGET));
                  }
                }));
    Set<String> names = new TreeSet<>();
    found.forEach(cluster -> names.add(cluster.name()));
    hubs.called.forEach(
        (folder, own) -> {
          if (own.size() >= SEVERAL) {
            own.stream()
                .filter(names::add)
                .forEach(name -> found.add(called(name, TreePath.join(folder, name))));
          }
        });
    return found;
  }

  /** Tells whether a cluster is the folder of its Applications. */
  static boolean isFolder(NamedCluster cluster) {
    return cluster.evidence().equals(OF_FOLDER.formatted(cluster.path()));
  }

  private static NamedCluster called(String name, String folder) {
    return new NamedCluster(name, folder, OF_FOLDER.formatted(folder), Kind.TARGET);
  }

  private void note(ArgoTarget target) {
    String own = TreePath.parentOf(target.file());
    if (OF_CLUSTER.matcher(TreePath.nameOf(own)).matches() && !LeftOut.isPattern(own)) {
      called
          .computeIfAbsent(TreePath.parentOf(own), folder -> new TreeSet<>())
          .add(TreePath.nameOf(own));
    }
    List<String> parts = List.of(own.split("/", -1));
    for (int i = 0; i < parts.size(); i++) {
      String name = parts.get(i);
      for (String path : target.paths()) {
        List<String> source = new ArrayList<>(List.of(path.split("/", -1)));
        int at = lastNamed(source, name);
        // What stands in the folder itself says nothing about another one.
        if (at >= 0 && EnvironmentNames.mayBeCluster(name) && !isWithin(path, parts, i)) {
          source.set(at, "*");
          shapes
              .computeIfAbsent(String.join("/", parts.subList(0, i)), folder -> new TreeMap<>())
              .computeIfAbsent(name, n -> new TreeSet<>())
              .add(String.join("/", source));
        }
      }
    }
  }

  private static int lastNamed(List<String> source, String name) {
    for (int i = source.size() - 1; i >= 0; i--) {
      if (isSame(source.get(i), name)) {
        return i;
      }
    }
    return -1;
  }

  /** The stage of a folder may be written in full in a path, as prod and production. */
  private static boolean isSame(String part, String name) {
    boolean areStages = EnvironmentNames.isStage(part) && EnvironmentNames.isStage(name);
    return part.equals(name) || (areStages && (part.startsWith(name) || name.startsWith(part)));
  }

  private static boolean isWithin(String path, List<String> parts, int last) {
    return TreePath.isBelow(path, String.join("/", parts.subList(0, last + 1)));
  }

  private static boolean isHub(String name, Set<String> own, Map<String, Set<String>> byName) {
    return byName.entrySet().stream()
        .filter(other -> !other.getKey().equals(name))
        .anyMatch(
            other -> {
              Set<String> alike = new HashSet<>(own);
              alike.retainAll(other.getValue());
              return alike.size() >= SEVERAL;
            });
  }
}
