package io.mcmetrics.cluster;

import io.mcmetrics.document.Document;
import io.mcmetrics.gitops.TreeGlob;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The directories that an ApplicationSet deploys as they are to the cluster of its Argo CD: those
 * of its git generators, where the path of the source is that of the directory (Argo CD 3,
 * docs/operator-manual/applicationset/Generators-Git.md).
 */
final class GitDirectories {
  private static final Pattern PATH = Pattern.compile("\\{\\{-?\\s*\\.?path(\\.path)?\\s*-?}}");
  private static final Set<String> OWN_CLUSTER =
      Set.of("in-cluster", "https://kubernetes.default.svc", "https://kubernetes.default.svc:443");

  private GitDirectories() {}

  /**
   * Returns them.
   *
   * @param directories all directories of the tree
   */
  static List<String> of(Document set, Set<String> directories) {
    Optional<YamlMapping> template = set.root().mappingAt("spec", "template", "spec");
    boolean isOwn =
        template
            .filter(
                spec ->
                    OWN_CLUSTER.contains(spec.textAt("destination", "server"))
                        || OWN_CLUSTER.contains(spec.textAt("destination", "name")))
            .isPresent();
    boolean isAsItIs =
        template.filter(spec -> PATH.matcher(spec.textAt("source", "path")).matches()).isPresent();
    if (!isOwn || !isAsItIs) {
      return List.of();
    }
    List<TreeGlob> included = new ArrayList<>();
    List<TreeGlob> excluded = new ArrayList<>();
    for (Yaml generator : set.root().itemsAt("spec", "generators")) {
      for (Yaml item : generator.itemsAt("git", "directories")) {
        boolean isLeftOut = item instanceof YamlMapping mapping && mapping.is(true, "exclude");
        item.scalarAt("path")
            .map(YamlScalar::text)
            .map(TreeGlob::of)
            .ifPresent(isLeftOut ? excluded::add : included::add);
      }
    }
    return directories.stream()
        .filter(directory -> !directory.isEmpty())
        .filter(directory -> included.stream().anyMatch(glob -> glob.matches(directory)))
        .filter(directory -> excluded.stream().noneMatch(glob -> glob.matches(directory)))
        .sorted()
        .toList();
  }
}
