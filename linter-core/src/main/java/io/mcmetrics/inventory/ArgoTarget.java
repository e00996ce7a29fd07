package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.gitops.ArgoClusters;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where an Application or ApplicationSet deploys what.
 *
 * @param file the file that it is written in
 * @param isOwnCluster whether its destination is the cluster that its Argo CD runs in
 * @param isNamed whether its destination is given by a name
 * @param isSet whether it is an ApplicationSet
 * @param paths the paths of its sources
 */
record ArgoTarget(
    String file, boolean isOwnCluster, boolean isNamed, boolean isSet, List<String> paths) {
  private static final Set<String> KINDS = Set.of("Application", "ApplicationSet");

  /** Keeps its own list. */
  ArgoTarget {
    paths = List.copyOf(paths);
  }

  /** Returns those that are written out in files. */
  static List<ArgoTarget> in(List<SourceFile> files, TreeFiles read) {
    List<ArgoTarget> found = new ArrayList<>();
    for (SourceFile file : files) {
      if (file.text().contains("argoproj.io/") && file.text().contains("destination")) {
        for (Yaml root : read.documents(file)) {
          if (KINDS.contains(root.textAt("kind"))) {
            of(root, file).ifPresent(found::add);
          }
        }
      }
    }
    found.addAll(TemplatedTargets.in(files, read));
    return found;
  }

  private static Optional<ArgoTarget> of(Yaml root, SourceFile file) {
    Optional<? extends Yaml> spec =
        root.textAt("kind").equals("ApplicationSet")
            ? root.mappingAt("spec", "template", "spec")
            : root.mappingAt("spec");
    return spec.map(
        own -> {
          List<String> paths = new ArrayList<>();
          add(own.mappingAt("source").map(s -> s.textAt("path")).orElse(""), paths);
          own.itemsAt("sources").forEach(source -> add(source.textAt("path"), paths));
          String name = own.mappingAt("destination").map(d -> d.textAt("name")).orElse("");
          String server = own.mappingAt("destination").map(d -> d.textAt("server")).orElse("");
          return new ArgoTarget(
              file.path(),
              ArgoClusters.isOwn(name.isBlank() ? server : name),
              !name.isBlank(),
              root.textAt("kind").equals("ApplicationSet"),
              paths);
        });
  }

  private static void add(String path, List<String> paths) {
    if (!path.isBlank()) {
      paths.add(TreePath.belowRoot(path));
    }
  }
}
