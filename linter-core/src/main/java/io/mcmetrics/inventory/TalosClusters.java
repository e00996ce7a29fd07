package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The cluster that the machines of Talos form (talhelper 3, {@code clusterName}). */
final class TalosClusters {
  private static final Set<String> FILES = Set.of("talconfig.yaml", "talconfig.yml");

  private TalosClusters() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    List<NamedCluster> found = new ArrayList<>();
    for (SourceFile file : files) {
      if (FILES.contains(file.name())) {
        read.documents(file).stream()
            .map(root -> root.textAt("clusterName"))
            .filter(EnvironmentNames::mayBeCluster)
            .map(
                name ->
                    new NamedCluster(
                        name,
                        "",
                        "the cluster of Talos in `%s`".formatted(file.path()),
                        Kind.MACHINES))
            .forEach(found::add);
      }
    }
    return found;
  }
}
