package io.mcmetrics.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Yaml11Scalars;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.render.Canonical;
import io.mcmetrics.render.RealKustomize;
import io.mcmetrics.render.RenderedCase;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares what an entry of {@code helmCharts} comes to with what {@code kubectl kustomize} hands
 * to Helm: a script in Helm's place writes down the values files that it is given.
 */
final class LikeHelmChartsTest {
  private static final int CASES = 120;
  private static final List<String> SCALARS =
      List.of("1", "text", "yes", "off", "010", "1e3", "1.50", "null", "~", "''", "'no'");
  private static final String SCRIPT =
      """
      #!/bin/sh
      if [ "$1" = version ]; then echo v3.14.0; exit; fi
      name=$(basename "$3")
      while [ $# -gt 0 ]; do
        case $1 in
          template) ;;
          -f | --values) cat "$2" >"$RECORDED/$(basename "$2")" ;;
        esac
        shift
      done
      """;

  private final Random random = new Random(7);

  @Test
  void inlineValuesAndFilesAreJoinedAlike(@TempDir Path directory) throws IOException {
    StringBuilder charts = new StringBuilder("helmCharts:\n");
    for (int i = 0; i < CASES; i++) {
      write(directory, "charts/c" + i + "/Chart.yaml", "{name: c%d, version: 1.0.0}".formatted(i));
      write(directory, "charts/c" + i + "/values.yaml", mapping(2));
      write(directory, "v" + i + ".yaml", mapping(2));
      charts.append("- name: c").append(i).append('\n');
      charts.append("  valuesInline: ").append(mapping(2)).append('\n');
      charts.append(random.nextInt(3) == 0 ? "" : "  valuesFile: v" + i + ".yaml\n");
      charts.append(modes().get(random.nextInt(4)));
    }
    write(directory, "kustomization.yaml", charts.toString());
    Path recorded = RealKustomize.recordHelm(directory, SCRIPT);

    TreeFiles sources =
        new TreeFiles(SourceTree.read(directory, List.of(directory), path -> false));
    Kustomization kustomization = new KustomizeBuild(sources).in("").orElseThrow();
    for (YamlMapping chart : kustomization.helmCharts()) {
      String name = chart.scalarAt("name").orElseThrow().text();
      List<Yaml> handed = RenderedCase.documents(recorded.resolve(name + "-kustomize-values.yaml"));
      YamlMapping ours = HelmChartEntry.handed(kustomization, chart, sources);
      assertThat(Canonical.text(List.of(Yaml11Scalars.resolved(ours))))
          .as(chart.origin().span().text())
          .isEqualTo(Canonical.text(List.of(Yaml11Scalars.resolved(handed.get(0)))));
    }
  }

  private static List<String> modes() {
    return List.of(
        "", "  valuesMerge: override\n", "  valuesMerge: merge\n", "  valuesMerge: replace\n");
  }

  private static void write(Path directory, String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, text + "\n");
  }

  /** Keys have one kind each, since kustomize refuses to merge others. */
  private String mapping(int depth) {
    List<String> entries = new ArrayList<>();
    for (String key : List.of("a", "b", "on")) {
      if (random.nextInt(3) > 0) {
        entries.add(key + ": " + SCALARS.get(random.nextInt(SCALARS.size())));
      }
    }
    for (String key : List.of("k", "m")) {
      if (random.nextInt(3) > 0) {
        entries.add(
            key + ": " + (depth == 0 || random.nextInt(5) == 0 ? "null" : mapping(depth - 1)));
      }
    }
    if (random.nextBoolean()) {
      entries.add("l: [" + SCALARS.get(random.nextInt(SCALARS.size())) + ", {name: x, v: 1}]");
    }
    return "{" + String.join(", ", entries) + "}";
  }
}
