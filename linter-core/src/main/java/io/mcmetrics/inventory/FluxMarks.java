package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clusters that an annotation or label of a Flux Kustomization names, as {@code cluster:
 * seoul}, with the path that it deploys. The object is one that is applied by hand: it stands in
 * the very directory that it deploys, and no folder {@code clusters} says otherwise.
 */
final class FluxMarks {
  private static final List<String> KEYS =
      List.of("cluster", "cluster-name", "cluster_name", "clusterName");

  private FluxMarks() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    List<NamedCluster> found = new ArrayList<>();
    for (SourceFile file : files) {
      if (file.text().contains("kustomize.toolkit.fluxcd.io/")) {
        for (Yaml root : read.documents(file)) {
          of(root, file).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<NamedCluster> of(Yaml root, SourceFile file) {
    String path = TreePath.belowRoot(root.textAt("spec", "path"));
    if (!root.textAt("kind").equals("Kustomization")
        || path.isEmpty()
        || !TreePath.isBelow(file.directory(), path)) {
      return Optional.empty();
    }
    return Stream.of("annotations", "labels")
        .flatMap(holder -> KEYS.stream().map(key -> root.textAt("metadata", holder, key)))
        .filter(EnvironmentNames::mayBeCluster)
        .findFirst()
        .map(
            name ->
                new NamedCluster(
                    name,
                    path,
                    "the Kustomization of Flux in `%s` is marked with it".formatted(file.path()),
                    Kind.TARGET));
  }
}
