package io.mcmetrics.kustomize;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directories whose kustomization gets more than it names: Rancher Fleet renders the chart of a
 * bundle, and adds what comes of it to the resources of the kustomization in {@code kustomize.dir}
 * (Fleet 0.12, docs/ref-fleet-yaml.md and internal/helmdeployer/render/kustomize).
 */
final class FleetPostRenderers {
  private static final List<String> BUNDLES = List.of("fleet.yaml", "fleet.yml");

  private FleetPostRenderers() {}

  static Set<String> in(TreeFiles files) {
    Set<String> found = new HashSet<>();
    Stream.concat(
            files.tree().givenFiles().stream().filter(file -> BUNDLES.contains(file.name())),
            files.tree().otherFilesNamed(BUNDLES).stream())
        .forEach(file -> files.documents(file).forEach(root -> add(root, file, files, found)));
    return found;
  }

  private static void add(Yaml bundle, SourceFile file, TreeFiles files, Set<String> found) {
    boolean hasChart = files.tree().find(TreePath.join(file.directory(), "Chart.yaml")).isPresent();
    List<Yaml> parts =
        Stream.concat(Stream.of(bundle), bundle.itemsAt("targetCustomizations").stream()).toList();
    hasChart |=
        parts.stream()
            .anyMatch(
                part ->
                    !part.textAt("helm", "chart").isEmpty()
                        || !part.textAt("helm", "repo").isEmpty());
    if (hasChart) {
      for (Yaml part : parts) {
        Optional<String> directory =
            TreePath.resolve(file.directory(), part.textAt("kustomize", "dir"));
        directory.ifPresent(found::add);
      }
    }
  }
}
