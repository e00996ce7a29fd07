package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name that Flux puts into the manifests of a cluster as {@code CLUSTER_NAME}, where there is
 * one in a tree.
 */
final class ClusterSettings {
  private static final Pattern KEY = Pattern.compile("(?i)cluster_?name");

  private ClusterSettings() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    Map<String, NamedCluster> found = new LinkedHashMap<>();
    for (SourceFile file : files) {
      if (KEY.matcher(file.text()).find()) {
        read.documents(file).stream()
            .flatMap(ClusterSettings::settings)
            .flatMap(settings -> settings.entries().stream())
            .filter(entry -> KEY.matcher(entry.key().text()).matches())
            .forEach(entry -> add(entry, file, found));
      }
    }
    return found.size() == 1 ? List.copyOf(found.values()) : List.of();
  }

  private static Stream<YamlMapping> settings(Yaml root) {
    Optional<YamlMapping> settings =
        switch (root.textAt("kind")) {
          case "ConfigMap" -> root.mappingAt("data");
          case "Kustomization" -> root.mappingAt("spec", "postBuild", "substitute");
          default -> Optional.empty();
        };
    return settings.stream();
  }

  private static void add(Entry entry, SourceFile file, Map<String, NamedCluster> found) {
    if (entry.value() instanceof YamlScalar value
        && !value.isUnknown()
        && EnvironmentNames.mayBeCluster(value.text())) {
      String evidence = "`%s` in `%s`".formatted(entry.key().text(), file.path());
      found.putIfAbsent(value.text(), new NamedCluster(value.text(), "", evidence, Kind.MACHINES));
    }
  }
}
