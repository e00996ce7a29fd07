package io.mcmetrics.render;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case of {@code testdata/charts/<chart>/<case>}: {@code values.yaml}, and in {@code chart.yaml}
 * what is told of the chart. Beside the cases, {@code versions.txt} has the versions of the chart
 * to try them with, unless a case begins with a later one.
 */
record ChartCase(Path directory, Yaml told) {
  private static final Path CHARTS = Path.of(System.getProperty("mcmetrics.testdata"), "charts");

  /** Returns the cases that tell of a release; no chart can be rendered without one. */
  static List<ChartCase> all() {
    List<ChartCase> cases = new ArrayList<>();
    for (Path chart : directories(CHARTS)) {
      for (Path directory : directories(chart)) {
        Yaml told = RenderedCase.documents(directory.resolve("chart.yaml")).get(0);
        if (told.scalarAt("release").isPresent()) {
          cases.add(new ChartCase(directory, told));
        }
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

  String name() {
    return CHARTS.relativize(directory).toString();
  }

  /** Returns the name of the directory that holds the real chart of a version. */
  String chartDirectory(String version) {
    return CHARTS.relativize(directory).getName(0) + "-" + version;
  }

  List<String> versions() {
    List<String> all = read(directory.resolveSibling("versions.txt")).lines().toList();
    return all.subList(Math.max(0, all.indexOf(text("since"))), all.size());
  }

  String release() {
    return text("release");
  }

  String namespace() {
    return text("namespace");
  }

  private String text(String key) {
    return told.textAt(key);
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
            repo: "%s"
            version: %s
            releaseName: %s
            namespace: %s
            valuesFile: values.yaml
        """
            .formatted(text("chart"), text("repository"), version, release(), namespace()),
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
        Trees.of(directory + "kustomization.yaml", kustomization, directory + name, text));
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
