package io.mcmetrics.render;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case of {@code testdata/charts/<chart>/<case>}: {@code values.yaml}, and in {@code case.yaml}
 * what the chart is released as and, unless it is all of them, to which of the versions in {@code
 * chart.yaml} the values apply.
 */
record ChartCase(Path directory, Yaml chart, Yaml settings) {
  private static final Path CHARTS = Path.of(System.getProperty("mcmetrics.testdata"), "charts");

  static List<ChartCase> all() {
    List<ChartCase> cases = new ArrayList<>();
    for (Path chart : directories(CHARTS)) {
      Yaml described = file(chart.resolve("chart.yaml"));
      for (Path directory : directories(chart)) {
        cases.add(new ChartCase(directory, described, file(directory.resolve("case.yaml"))));
      }
    }
    return cases;
  }

  private static List<Path> directories(Path parent) {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Yaml file(Path file) {
    return RenderedCase.documents(file).get(0);
  }

  String name() {
    return CHARTS.relativize(directory).toString();
  }

  /** Returns the name of the directory that holds the real chart of a version. */
  String chartDirectory(String version) {
    return CHARTS.relativize(directory).getName(0) + "-" + version;
  }

  List<String> versions() {
    List<Yaml> own = settings.itemsAt("versions");
    List<Yaml> versions = own.isEmpty() ? chart.itemsAt("versions") : own;
    return versions.stream().map(version -> ((YamlScalar) version).text()).toList();
  }

  String release() {
    return settings.scalarAt("release").orElseThrow().text();
  }

  String namespace() {
    return settings.scalarAt("namespace").orElseThrow().text();
  }

  Path values() {
    return directory.resolve("values.yaml");
  }

  /** Returns what the values come to without the chart. */
  Rendering withoutChart(String version) {
    return rendered(
        """
        helmCharts:
          - name: %s
            repo: %s
            version: %s
            releaseName: %s
            namespace: %s
            valuesFile: values.yaml
        """
            .formatted(
                chart.scalarAt("name").orElseThrow().text(),
                chart.scalarAt("repo").orElseThrow().text(),
                version,
                release(),
                namespace()),
        "values.yaml",
        read(values()));
  }

  /** Returns what the manifests come to that the chart itself made. */
  static Rendering ofManifests(String manifests) {
    return rendered("resources: [manifests.yaml]", "manifests.yaml", manifests);
  }

  private static Rendering rendered(String kustomization, String name, String text) {
    String directory = "overlays/one/";
    return Renderer.render(
        SourceTree.of(
            List.of(
                SourceFile.of(directory + "kustomization.yaml", kustomization),
                SourceFile.of(directory + name, text))));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a name that no other document of a rendering bears. */
  static String identity(Document document) {
    return document.kind() + " " + word(document.namespace()) + "/" + word(document.name());
  }

  private static String word(Value<String> value) {
    return value instanceof Value.Known<String> known ? known.value() : "";
  }
}
