package io.mcmetrics.inventory;

import io.mcmetrics.document.Document;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One values file for each environment in a folder that is called {@code environments} or {@code
 * clusters}, as {@code environments/values-seoul.yaml} beside {@code environments/values.yaml}.
 */
final class ValuesOfEnvironments {
  private static final Pattern FOLDER =
      Pattern.compile("(^|.*/)(environments|envs|clusters|sites|regions|fleets?)");
  private static final Pattern FILE =
      Pattern.compile("(values[-_.])?([^.][^/]*?)([-_.]values)?\\.(ya?ml|json)");
  private static final int SEVERAL = 2;

  private ValuesOfEnvironments() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    Map<String, List<NamedCluster>> byFolder = new LinkedHashMap<>();
    for (SourceFile file : files) {
      if (FOLDER.matcher(file.directory()).matches()) {
        nameOf(file, read)
            .ifPresent(
                name ->
                    byFolder
                        .computeIfAbsent(file.directory(), folder -> new ArrayList<>())
                        .add(
                            new NamedCluster(
                                name,
                                "",
                                "`%s` has its settings".formatted(file.path()),
                                Kind.ENVIRONMENT)));
      }
    }
    return byFolder.values().stream()
        .filter(folder -> folder.size() >= SEVERAL)
        .flatMap(List::stream)
        .toList();
  }

  private static Optional<String> nameOf(SourceFile file, TreeFiles read) {
    Matcher matcher = FILE.matcher(file.name());
    if (!matcher.matches() || file.name().matches("[Kk]ustomization\\.ya?ml|Chart\\.ya?ml")) {
      return Optional.empty();
    }
    List<Yaml> documents = read.documents(file);
    boolean isManifest = documents.stream().anyMatch(root -> Document.kindOf(root).isPresent());
    if (documents.isEmpty() || isManifest) {
      return Optional.empty();
    }
    String name = matcher.group(2);
    boolean saysSo =
        documents.stream()
            .anyMatch(
                root -> root.textAt("name").equals(name) || root.textAt("cluster").equals(name));
    boolean isMarked = matcher.group(1) != null || matcher.group(3) != null;
    boolean isInClusters = TreePath.nameOf(file.directory()).equals("clusters");
    return saysSo || ((isMarked || isInClusters) && EnvironmentNames.mayBeCluster(name))
        ? Optional.of(name)
        : Optional.empty();
  }
}
