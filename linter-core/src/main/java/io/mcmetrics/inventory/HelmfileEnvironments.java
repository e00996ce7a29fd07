package io.mcmetrics.inventory;

import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environments of Helmfile (Helmfile 1.1, docs/index.md, "Environment"). They are read from the
 * text, since a Helmfile is a template before it is YAML.
 */
final class HelmfileEnvironments {
  private static final Pattern FILE = Pattern.compile(".*\\.ya?ml(\\.gotmpl)?");
  private static final Pattern PLACE =
      Pattern.compile("(^|.*/)(helmfile[^/]*|helmfile\\.d/.*|bases/[^/]*|environments)\\.ya?ml.*");
  static final Pattern BLOCK =
      Pattern.compile("(?m)^environments:[ \\t]*(?:#.*)?\\R((?:[ \\t#{].*+\\R?|\\R)*+)");
  private static final Pattern KEY =
      Pattern.compile("(?m)^( +)[\"']?([A-Za-z0-9][A-Za-z0-9._-]*)[\"']?:");

  /** Words of what is about metrics: where some Helmfiles are, their environments count. */
  private static final Pattern METRICS =
      Pattern.compile(
          "prometheus|alloy|k8s-monitoring|opentelemetry-collector|victoria-metrics|thanos");

  private HelmfileEnvironments() {}

  static List<NamedCluster> in(List<SourceFile> files, Predicate<String> isThere) {
    Map<SourceFile, List<String>> all = new LinkedHashMap<>();
    for (SourceFile file : files) {
      if (FILE.matcher(file.path()).matches() && PLACE.matcher(file.path()).matches()) {
        if (BLOCK.matcher(file.text()).find()) {
          List<String> names = new ArrayList<>(names(file.text()));
          names.removeAll(HelmfileGaps.unloadable(file, isThere));
          all.put(file, names);
        }
      }
    }
    // Helmfiles further down are parts of those above, which say what the environments are.
    int depth = all.keySet().stream().mapToInt(HelmfileEnvironments::depth).min().orElse(0);
    Map<SourceFile, List<String>> environments = new LinkedHashMap<>();
    all.forEach(
        (file, names) -> {
          if (depth(file) == depth && !names.isEmpty()) {
            environments.put(file, names);
          }
        });
    boolean hasMetrics =
        environments.keySet().stream().anyMatch(file -> METRICS.matcher(file.text()).find());
    boolean hasOthers =
        environments.values().stream()
            .flatMap(List::stream)
            .anyMatch(name -> !EnvironmentNames.isStage(name) && !EnvironmentNames.isLocal(name));
    List<NamedCluster> found = new ArrayList<>();
    environments.forEach(
        (file, names) -> {
          if (!hasMetrics || METRICS.matcher(file.text()).find()) {
            names.stream()
                .filter(name -> !hasOthers || !EnvironmentNames.isStage(name))
                .map(
                    name ->
                        new NamedCluster(
                            name,
                            "",
                            "an environment of Helmfile in `%s`".formatted(file.path()),
                            Kind.ENVIRONMENT))
                .forEach(found::add);
          }
        });
    boolean areStages = found.stream().map(NamedCluster::name).allMatch(EnvironmentNames::isStage);
    return areStages && !found.isEmpty()
        ? ClusterNameOfValues.in(files).map(List::of).orElse(found)
        : found;
  }

  private static int depth(SourceFile file) {
    return file.directory().isEmpty() ? 0 : file.directory().split("/", -1).length;
  }

  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    Set<String> others = new LinkedHashSet<>();
    Matcher block = BLOCK.matcher(text);
    if (block.find()) {
      Matcher key = KEY.matcher(block.group(1));
      int indent = 0;
      String local = "";
      while (key.find()) {
        indent = indent == 0 ? key.group(1).length() : indent;
        boolean isEnvironment = key.group(1).length() == indent;
        if (isEnvironment && EnvironmentNames.mayBeCluster(key.group(2))) {
          names.add(key.group(2));
        } else if (isEnvironment) {
          others.add(key.group(2));
        }
        local = isEnvironment ? key.group(2) : local;
        // A machine of one's own has a cluster if it says how to reach it.
        if (key.group(2).equals("kubeContext") && EnvironmentNames.isLocal(local)) {
          names.add(local);
        }
      }
    }
    // Where there is `ci-kind`, `kind` is one of them as well.
    others.stream()
        .filter(other -> !names.contains(other))
        .filter(other -> names.stream().anyMatch(name -> name.endsWith("-" + other)))
        .toList()
        .forEach(names::add);
    return names;
  }
}
