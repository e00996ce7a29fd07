package io.mcmetrics.inventory;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cluster that the machines of Talos form: {@code clusterName} of talhelper 3, else {@code
 * cluster.clusterName} of the machine configuration (Talos 1.9, v1alpha1), which is often a
 * template or a patch, so that it is read from the text.
 */
final class TalosClusters {
  private static final Set<String> FILES = Set.of("talconfig.yaml", "talconfig.yml");

  /** Where configurations of machines are, or what they are called. */
  private static final Pattern PLACE =
      Pattern.compile("(.*/)?([^/]*talos[^/]*/.*|machine-?config[^/]*|controlplane[^/]*)");

  private static final Pattern ENDING = Pattern.compile(".*\\.(ya?ml|j2|tpl|tftpl|tmpl|gotmpl)");

  /** Only a mapping {@code cluster} at the top has such a key, at one step of indentation. */
  private static final Pattern NAME =
      Pattern.compile("(?m)^[ \\t]+clusterName:[ \\t]*[\"']?([A-Za-z0-9][\\w.-]*)[\"']?[ \\t]*$");

  private static final Pattern CLUSTER = Pattern.compile("(?m)^cluster:[ \\t]*$");

  private TalosClusters() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    List<NamedCluster> found = new ArrayList<>();
    for (SourceFile file : files) {
      if (FILES.contains(file.name())) {
        read.documents(file).stream()
            .map(root -> root.textAt("clusterName"))
            .filter(EnvironmentNames::mayBeCluster)
            .map(name -> named(name, file))
            .forEach(found::add);
      }
    }
    return found.isEmpty() ? inMachineConfigurations(files) : found;
  }

  private static List<NamedCluster> inMachineConfigurations(List<SourceFile> files) {
    Map<String, NamedCluster> found = new LinkedHashMap<>();
    for (SourceFile file : files) {
      boolean isOne =
          PLACE.matcher(file.path()).matches()
              && ENDING.matcher(file.name()).matches()
              && CLUSTER.matcher(file.text()).find();
      Matcher name = NAME.matcher(file.text());
      if (isOne && name.find() && EnvironmentNames.mayBeCluster(name.group(1))) {
        found.putIfAbsent(name.group(1), named(name.group(1), file));
      }
    }
    return List.copyOf(found.values());
  }

  private static NamedCluster named(String name, SourceFile file) {
    String evidence = "the cluster of Talos in `%s`".formatted(file.path());
    return new NamedCluster(name, "", evidence, Kind.MACHINES);
  }
}
