package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The clusters that list generators of ApplicationSets name, as in {@code elements: [{cluster:
 * seoul}]} (Argo CD 3, docs/operator-manual/applicationset/Generators-List.md), on their own or
 * within a matrix or merge generator.
 */
final class ListGenerators {
  private static final List<String> NAMES =
      List.of("cluster", "clusterName", "cluster_name", "cluster-name");

  private static final String OWN = "in-cluster";
  private static final int DEEPEST = 4;

  private ListGenerators() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    List<NamedCluster> found = new ArrayList<>();
    for (SourceFile file : files) {
      if (file.text().contains("ApplicationSet") && !LeftOut.isLeftOut(file, read)) {
        Set<String> names = new LinkedHashSet<>();
        for (Yaml root : read.documents(file)) {
          if (root.textAt("kind").equals("ApplicationSet")) {
            root.itemsAt("spec", "generators").forEach(own -> addNames(own, names, DEEPEST));
          }
        }
        String evidence = "a list generator of Argo CD in `%s`".formatted(file.path());
        names.forEach(name -> found.add(new NamedCluster(name, "", evidence, Kind.TARGET)));
      }
    }
    return found;
  }

  private static void addNames(Yaml generator, Set<String> names, int depthLeft) {
    for (Yaml element : generator.itemsAt("list", "elements")) {
      NAMES.stream()
          .map(element::textAt)
          .filter(name -> EnvironmentNames.mayBeCluster(name) && !name.equals(OWN))
          .findFirst()
          .ifPresent(names::add);
    }
    if (depthLeft > 0) {
      Stream.of("matrix", "merge")
          .flatMap(kind -> generator.itemsAt(kind, "generators").stream())
          .forEach(inner -> addNames(inner, names, depthLeft - 1));
    }
  }
}
