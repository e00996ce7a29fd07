package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One chart for each cluster beside one another, as {@code east/Chart.yaml} and {@code
 * west/Chart.yaml}, whose values call their cluster by the name of the directory.
 */
final class ChartsOfClusters {
  private static final String VALUES = "values.yaml";
  private static final int SEVERAL = 2;

  private ChartsOfClusters() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    Map<String, List<NamedCluster>> byFolder = new LinkedHashMap<>();
    for (SourceFile file : files) {
      boolean isOfChart =
          file.name().equals(VALUES)
              && !file.directory().isEmpty()
              && read.tree().find(TreePath.join(file.directory(), "Chart.yaml")).isPresent();
      if (isOfChart) {
        nameIn(read.documents(file), TreePath.nameOf(file.directory()))
            .ifPresent(
                name ->
                    byFolder
                        .computeIfAbsent(
                            TreePath.parentOf(file.directory()), folder -> new ArrayList<>())
                        .add(
                            new NamedCluster(
                                name,
                                file.directory(),
                                "`%s` calls its cluster so".formatted(file.path()),
                                Kind.TARGET)));
      }
    }
    return byFolder.values().stream()
        .filter(folder -> folder.size() >= SEVERAL)
        .flatMap(List::stream)
        .toList();
  }

  private static Optional<String> nameIn(List<Yaml> values, String directory) {
    return values.stream()
        .flatMap(
            root ->
                Stream.of(
                    root.textAt("clusterName"),
                    root.textAt("cluster", "name"),
                    root.textAt("cluster"),
                    root.textAt("global", "clusterName"),
                    root.textAt("global", "cluster", "name")))
        .filter(name -> name.equals(directory) && EnvironmentNames.mayBeCluster(name))
        .findFirst();
  }
}
