package io.mcmetrics.render;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.helm.HelmMajor;
import io.mcmetrics.helm.HelmValues;
import io.mcmetrics.helm.VendoredChart;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A chart in {@code chart/} and the values files beside it, which count in the order of their
 * names.
 *
 * @param files texts by path
 */
record HelmCase(Map<String, String> files) {
  /** What a gap begins with that is a refusal of Helm. */
  static final String REFUSES = "Helm refuses";

  private static final String CHART = "chart";
  private static final String PROBE = "/templates/probe.yaml";

  /** Returns a case of a text in which each file begins with a line such as {@code -- path --}. */
  static HelmCase parse(String text) {
    Map<String, String> files = new TreeMap<>();
    String path = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("-- ") && line.endsWith(" --")) {
        path = line.substring(3, line.length() - 3);
        files.put(path, "");
      } else if (!path.isEmpty()) {
        files.merge(path, line + "\n", String::concat);
      }
    }
    return new HelmCase(files);
  }

  /** Returns the values that we think the template of the top chart sees. */
  YamlMapping seenByUs() {
    return seenByUs(HelmMajor.THREE);
  }

  /** Returns the values that we think the template of the top chart sees with a Helm. */
  YamlMapping seenByUs(HelmMajor helm) {
    return seenBy(sources(), helm);
  }

  /** Returns what we think that Helm 3 has to say against it. */
  List<String> refusals() {
    return refusals(HelmMajor.THREE);
  }

  /** Returns what we think that a Helm has to say against it. */
  List<String> refusals(HelmMajor helm) {
    TreeFiles sources = sources();
    seenBy(sources, helm);
    return sources.gaps().stream().map(Gap::what).toList();
  }

  private YamlMapping seenBy(TreeFiles sources, HelmMajor helm) {
    List<YamlMapping> layers =
        layers().stream()
            .flatMap(
                path ->
                    sources.valuesLayer(path, "").stream()
                        .flatMap(
                            first ->
                                all(sources, path, helm).or(() -> Optional.of(first)).stream()))
            .toList();
    return VendoredChart.in(sources, CHART, "").orElseThrow().values(layers, helm);
  }

  private static Optional<YamlMapping> all(TreeFiles sources, String path, HelmMajor helm) {
    return HelmValues.of(sources.documents(path).orElse(List.of()), helm);
  }

  private TreeFiles sources() {
    List<SourceFile> all = new ArrayList<>();
    files.forEach((path, text) -> all.add(SourceFile.of(path, text)));
    return new TreeFiles(SourceTree.of(all));
  }

  /**
   * Returns the values that a template sees, by the path of its chart: empty for the top one. A
   * chart that is switched off has no template.
   */
  Map<String, Yaml> seenByHelm(Path directory) throws IOException {
    return seen(printed(directory, files -> RealHelm.of(directory.resolve(CHART)).template(files)));
  }

  /** Returns the same of a Helm that is a program of this machine. */
  Map<String, Yaml> seenByHelm(Path directory, HelmBinary helm) throws IOException {
    return seen(printed(directory, files -> helm.template(directory.resolve(CHART), files)));
  }

  private static Map<String, Yaml> seen(String printed) {
    Map<String, Yaml> seen = new TreeMap<>();
    for (Yaml document : YamlReader.read(SourceFile.of("printed.yaml", printed)).documents()) {
      String template = document.scalarAt("template").orElseThrow().text();
      String chart = template.substring(0, template.length() - PROBE.length());
      String path = chart.replaceFirst("^[^/]*(/charts/)?", "").replace("/charts/", ".");
      seen.put(path, document.at("values").orElseThrow());
    }
    return seen;
  }

  private String printed(Path directory, Function<List<Path>, String> helm) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Path parent = path.resolve("..").normalize();
      Files.createDirectories(parent);
      Files.writeString(path, file.getValue());
      if (path.endsWith("Chart.yaml")) {
        RealHelm.probe(parent);
      }
    }
    return helm.apply(layers().stream().map(directory::resolve).toList());
  }

  /** Returns the path of each chart below the top one, switched on or off. */
  List<String> subCharts() {
    List<String> found = new ArrayList<>();
    subCharts(CHART, "", found);
    return found;
  }

  private void subCharts(String directory, String path, List<String> found) {
    Yaml manifest = manifest(directory);
    Map<String, String> directories = new TreeMap<>();
    for (String file : files.keySet()) {
      if (file.matches(directory + "/charts/[^/]+/Chart.yaml")) {
        String below = file.substring(0, file.lastIndexOf('/'));
        directories.put(manifest(below).scalarAt("name").orElseThrow().text(), below);
      }
    }
    List<String> called = new ArrayList<>();
    for (Yaml dependency : manifest.itemsAt("dependencies")) {
      String name = dependency.scalarAt("name").orElseThrow().text();
      Optional<String> alias = dependency.scalarAt("alias").map(YamlScalar::text);
      called.add(name);
      found.add(path + alias.orElse(name));
      subCharts(directories.getOrDefault(name, ""), path + alias.orElse(name) + ".", found);
    }
    directories.keySet().removeAll(called);
    directories.forEach(
        (name, below) -> {
          found.add(path + name);
          subCharts(below, path + name + ".", found);
        });
  }

  private Yaml manifest(String directory) {
    String path = directory + "/Chart.yaml";
    return YamlReader.read(SourceFile.of(path, files.getOrDefault(path, ""))).documents().get(0);
  }

  private List<String> layers() {
    return files.keySet().stream().filter(path -> !path.contains("/")).toList();
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    files.forEach((path, text) -> out.append("-- ").append(path).append(" --\n").append(text));
    return out.toString();
  }
}
