package io.mcmetrics.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.render.Trees;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Says where values come from; which ones they are is compared with Helm's. */
final class HelmValuesTest {
  private static final YamlMapping LAYER = Trees.mapping("prod.yaml", "a: {x: 5, z: 010}");

  @Test
  void theWinnerIsEditedWhereItStandsAndKnowsWhatItHides() {
    assertThat(Trees.origin(values(), "a", "x"))
        .isEqualTo("prod.yaml:1:8 `5` VALUES chart/values.yaml:1:8 `1`");
    assertThat(Trees.origin(values(), "a", "w")).isEqualTo("chart/values.yaml:1:14 `2`");
  }

  @Test
  void aNumberThatHelmReadsAsAnotherSaysSo() {
    assertThat(values().scalarAt("a", "z").map(YamlScalar::text)).contains("8");
    assertThat(Trees.origin(values(), "a", "z"))
        .isEqualTo("prod.yaml:1:14 `010` YAML_1_1 prod.yaml:1:14 `010`");
  }

  @Test
  void aLayerKnowsTheLayerThatItHides() {
    YamlMapping later = Trees.mapping("late.yaml", "a: {x: 6}");
    YamlMapping joined = HelmValues.joined(LAYER, List.of(later));
    assertThat(Trees.origin(joined, "a", "x"))
        .isEqualTo("late.yaml:1:8 `6` VALUES prod.yaml:1:8 `5`");
  }

  private static YamlMapping values() {
    SourceTree tree =
        Trees.of("chart/Chart.yaml", "name: chart", "chart/values.yaml", "a: {x: 1, w: 2}");
    return VendoredChart.in(new TreeFiles(tree), "chart", "").orElseThrow().values(List.of(LAYER));
  }
}
