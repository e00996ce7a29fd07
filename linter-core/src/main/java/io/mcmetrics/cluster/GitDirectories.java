package io.mcmetrics.cluster;

import io.mcmetrics.document.Document;
import io.mcmetrics.gitops.ArgoClusters;
import io.mcmetrics.gitops.TreeGlob;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
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
                    ArgoClusters.isOwn(spec.textAt("destination", "server"))
                        || ArgoClusters.isOwn(spec.textAt("destination", "name")))
            .isPresent();
    boolean isAsItIs =
        template.filter(spec -> PATH.matcher(spec.textAt("source", "path")).matches()).isPresent();
    if (!isOwn || !isAsItIs) {
      return List.of();
    }
    List<Yaml> entries =
        set.root().itemsAt("spec", "generators").stream()
            .flatMap(generator -> generator.itemsAt("git", "directories").stream())
            .toList();
    return directories.stream()
        .filter(directory -> !directory.isEmpty())
        .filter(TreeGlob.chosen(entries))
        .sorted()
        .toList();
  }
}
