package io.mcmetrics.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.render.Trees;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where Helm 4.3 reads values otherwise than Helm 3.22. */
final class HelmMajorTest {
  @Test
  void aNullOfTheParentDeletesADefaultInHelm3Only() {
    TreeFiles files =
        new TreeFiles(
            Trees.of(
                "chart/Chart.yaml",
                "{name: top, version: 1.0.0, dependencies: [{name: sub, version: 1.0.0}]}",
                "chart/charts/sub/Chart.yaml",
                "{name: sub, version: 1.0.0}",
                "chart/charts/sub/values.yaml",
                "key: fromsub",
                "chart/values.yaml",
                "{sub: {key: null}, own: {b: null}}"));
    VendoredChart chart = VendoredChart.in(files, "chart", "").orElseThrow();

    assertThat(chart.hasNulls()).isTrue();
    assertThat(key(chart.values(List.of(), HelmMajor.THREE))).isEmpty();
    assertThat(key(chart.values(List.of(), HelmMajor.FOUR))).isEqualTo("fromsub");
  }

  @Test
  void allDocumentsCountInHelm4Only() {
    List<Yaml> documents =
        YamlReader.read(SourceFile.of("values.yaml", "a: 1\n---\na: 2\nb: 3\n")).documents();

    assertThat(HelmValues.of(documents, HelmMajor.THREE).orElseThrow().textAt("a")).isEqualTo("1");
    assertThat(HelmValues.of(documents, HelmMajor.FOUR).orElseThrow().textAt("a")).isEqualTo("2");
  }

  private static String key(YamlMapping values) {
    return values.textAt("sub", "key");
  }
}
