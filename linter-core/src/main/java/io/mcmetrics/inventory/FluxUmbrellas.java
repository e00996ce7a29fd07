package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Directories beside those of clusters that a Kustomization of Flux in one of those deploys to its
 * own cluster: they are parts of it. A directory in which Flux itself is installed, or from which
 * something goes to another cluster, is one of its own.
 */
final class FluxUmbrellas {
  private static final Pattern OWN = Pattern.compile("((?:.*/)?clusters)/([^/]+)(?:/.*)?");
  private static final Pattern APART =
      Pattern.compile("(?m)^\\s*kubeConfig:|^\\s*kind: (GitRepository|OCIRepository|FluxInstance)");

  private FluxUmbrellas() {}

  /** Returns the directory of the cluster that each such directory is a part of. */
  static Map<String, String> in(List<SourceFile> files, TreeFiles read) {
    Map<String, Set<String>> owners = new TreeMap<>();
    for (SourceFile file : files) {
      Matcher own = OWN.matcher(file.directory());
      if (file.text().contains("kustomize.toolkit.fluxcd.io/") && own.matches()) {
        for (Yaml root : read.documents(file)) {
          String path = TreePath.belowRoot(root.textAt("spec", "path"));
          String owner = TreePath.join(own.group(1), own.group(2));
          if (root.textAt("kind").equals("Kustomization")
              && root.mappingAt("spec", "kubeConfig").isEmpty()
              && TreePath.parentOf(path).equals(own.group(1))
              && !path.equals(owner)) {
            owners.computeIfAbsent(path, directory -> new TreeSet<>()).add(owner);
          }
        }
      }
    }
    for (SourceFile file : owners.isEmpty() ? List.<SourceFile>of() : files) {
      owners.keySet().removeIf(path -> TreePath.isBelow(file.path(), path) && isApart(file));
    }
    Map<String, String> parts = new TreeMap<>();
    owners.forEach(
        (path, own) -> {
          String owner = own.iterator().next();
          if (own.size() == 1 && !owners.containsKey(owner)) {
            parts.put(path, owner);
          }
        });
    return parts;
  }

  private static boolean isApart(SourceFile file) {
    return file.name().startsWith("gotk-") || APART.matcher(file.text()).find();
  }
}
