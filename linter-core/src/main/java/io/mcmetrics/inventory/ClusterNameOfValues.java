package io.mcmetrics.inventory;

import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The only cluster that the values of the releases of a Helmfile name, for all its stages: those
 * are then namespaces. Values in a folder of one stage, or called after it, say nothing about the
 * others.
 */
final class ClusterNameOfValues {
  private static final Pattern VALUES = Pattern.compile("values\\.ya?ml(\\.gotmpl)?");
  private static final Pattern NAME =
      Pattern.compile(
          "(?m)^[ \\t]+clusterName:[ \\t]*[\"']?([A-Za-z0-9][\\w.-]*)[\"']?[ \\t]*(?:#.*)?$");

  private ClusterNameOfValues() {}

  /** Returns it; empty if there is none, or there are several. */
  static Optional<NamedCluster> in(List<SourceFile> files) {
    Map<String, SourceFile> found = new TreeMap<>();
    for (SourceFile file : files) {
      Matcher name = NAME.matcher(VALUES.matcher(file.name()).matches() ? file.text() : "");
      while (name.find()) {
        if (EnvironmentNames.mayBeCluster(name.group(1))) {
          found.putIfAbsent(name.group(1), file);
        }
      }
    }
    return found.entrySet().stream()
        .filter(one -> found.size() == 1 && !isOfStage(one.getValue()))
        .map(
            one ->
                new NamedCluster(
                    one.getKey(),
                    "",
                    "the only `clusterName`, in `%s`".formatted(one.getValue().path()),
                    Kind.ENVIRONMENT))
        .findFirst();
  }

  private static boolean isOfStage(SourceFile file) {
    return Stream.of(file.directory().split("/", -1)).anyMatch(EnvironmentNames::isStage);
  }
}
