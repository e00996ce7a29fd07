package io.mcmetrics.inventory;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One values file for each cluster, which a script deploys with a chart of the tree: of one name
 * beside several charts, as {@code charts/{web,prometheus}/values-seoul.yaml}; or one beside
 * another in a folder, each with values of the same chart's dependency that is about metrics.
 */
final class ValuesOfCharts {
  private static final String CHART = "Chart.yaml";
  private static final Pattern BESIDE = Pattern.compile("(?:[^.]+[-_])?values[-_.](.+?)\\.ya?ml");
  private static final Pattern ALONE =
      Pattern.compile("(?:values[-_.])?(.+?)(?:[-_.]values)?\\.ya?ml");

  /** Charts of programs that collect or show metrics. */
  private static final Pattern METRICS =
      Pattern.compile(
          "(kube-)?prometheus(-stack|-agent)?|victoria-metrics-.*|alloy|k8s-monitoring");

  /** Values files that are for a purpose rather than for a cluster. */
  private static final Pattern PURPOSE =
      Pattern.compile(
          ".*(secret|example|sample|schema|override|minimal|default|test-).*"
              + "|ha|full|lite|small|medium|large|crds?|images?|v?[0-9.]+");

  private static final int SEVERAL = 2;
  private static final int MANY_MORE = 4;

  private ValuesOfCharts() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    List<NamedCluster> beside = besideCharts(files);
    return beside.isEmpty() ? inFolders(files, read) : beside;
  }

  private static List<NamedCluster> besideCharts(List<SourceFile> files) {
    Set<String> charts = new HashSet<>();
    for (SourceFile file : files) {
      if (file.name().equals(CHART)) {
        charts.add(file.directory());
      }
    }
    Map<String, Set<String>> chartsByName = new TreeMap<>();
    for (SourceFile file : files) {
      Matcher name = BESIDE.matcher(file.name());
      if (name.matches() && charts.contains(file.directory()) && mayBeCluster(name.group(1))) {
        chartsByName.computeIfAbsent(name.group(1), n -> new TreeSet<>()).add(file.directory());
      }
    }
    chartsByName.values().removeIf(own -> own.size() < SEVERAL);
    chartsByName.keySet().removeAll(variants(chartsByName));
    List<NamedCluster> found = new ArrayList<>();
    if (chartsByName.size() >= SEVERAL) {
      chartsByName.forEach(
          (name, own) ->
              found.add(
                  named(name, "%d charts have values for it beside them".formatted(own.size()))));
    }
    return found;
  }

  /**
   * Returns the names that only add a word to that of a cluster which many more charts have values
   * for, as {@code seoul-sim} beside {@code seoul}: a few programs run there a second time.
   */
  private static Set<String> variants(Map<String, Set<String>> chartsByName) {
    Set<String> variants = new HashSet<>();
    chartsByName.forEach(
        (name, own) -> {
          boolean isVariant =
              chartsByName.entrySet().stream()
                  .filter(other -> name.startsWith(other.getKey() + "-"))
                  .anyMatch(other -> own.size() * MANY_MORE <= other.getValue().size());
          if (isVariant) {
            variants.add(name);
          }
        });
    return variants;
  }

  private static List<NamedCluster> inFolders(List<SourceFile> files, TreeFiles read) {
    Map<String, List<String>> namesByFolder = new LinkedHashMap<>();
    for (SourceFile chart : files) {
      Set<String> dependencies = chart.name().equals(CHART) ? metricsOf(chart, read) : Set.of();
      for (SourceFile file : dependencies.isEmpty() ? List.<SourceFile>of() : files) {
        Matcher name = ALONE.matcher(file.name());
        if (name.matches()
            && !TreePath.isBelow(file.directory(), chart.directory())
            && mayBeCluster(name.group(1))
            && sets(dependencies, file, read)) {
          namesByFolder
              .computeIfAbsent(file.directory(), folder -> new ArrayList<>())
              .add(name.group(1));
        }
      }
    }
    List<NamedCluster> found = new ArrayList<>();
    namesByFolder.forEach(
        (folder, names) -> {
          if (names.size() >= SEVERAL) {
            names.stream()
                .distinct()
                .map(name -> named(name, "`%s` has values of a chart for it".formatted(folder)))
                .forEach(found::add);
          }
        });
    return found;
  }

  private static NamedCluster named(String name, String evidence) {
    return new NamedCluster(name, "", evidence, Kind.ENVIRONMENT);
  }

  private static boolean mayBeCluster(String name) {
    return EnvironmentNames.mayBeCluster(name) && !PURPOSE.matcher(name).matches();
  }

  private static Set<String> metricsOf(SourceFile chart, TreeFiles read) {
    Set<String> names = new HashSet<>();
    for (Yaml root : read.documents(chart)) {
      for (Yaml dependency : root.itemsAt("dependencies")) {
        String alias = dependency.textAt("alias");
        if (METRICS.matcher(dependency.textAt("name")).matches()) {
          names.add(alias.isBlank() ? dependency.textAt("name") : alias);
        }
      }
    }
    return names;
  }

  private static boolean sets(Set<String> dependencies, SourceFile file, TreeFiles read) {
    Optional<Yaml> root = read.documents(file).stream().findFirst();
    return root.filter(first -> Document.kindOf(first).isEmpty())
        .filter(first -> first instanceof YamlMapping)
        .filter(first -> dependencies.stream().anyMatch(key -> first.mappingAt(key).isPresent()))
        .isPresent();
  }
}
