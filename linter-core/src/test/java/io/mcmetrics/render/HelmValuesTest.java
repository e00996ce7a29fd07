package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.yaml.YamlMapping;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HelmValuesTest {
  private static final YamlMapping CHART =
      Trees.mapping("values.yaml", "{a: {x: 1, y: 2}, list: [1, 2], c: 3}");

  @Test
  void mappingsMergeAndListsAreReplaced() {
    assertThat(over("{a: {x: 5, z: 6}, list: [9]}"))
        .isEqualTo(text("{a: {x: 5, y: 2, z: 6}, list: [9], c: 3}"));
  }

  @Test
  void theLastLayerWins() {
    assertThat(over("{c: 4}", "{c: 5}", "{}"))
        .isEqualTo(text("{a: {x: 1, y: 2}, list: [1, 2], c: 5}"));
  }

  @Test
  void nullDeletesWhatTheChartSays() {
    assertThat(over("{a: {x: null}, c: null, unknown: null}"))
        .isEqualTo(text("{a: {y: 2}, list: [1, 2]}"));
  }

  @Test
  void aMappingAfterANullBringsTheChartsKeysBack() {
    assertThat(over("{a: null}", "{a: {z: 1}}"))
        .isEqualTo(text("{a: {x: 1, y: 2, z: 1}, list: [1, 2], c: 3}"));
  }

  @Test
  void aScalarReplacesAMappingAndTheOtherWayAbout() {
    assertThat(over("{a: 1, c: {d: 1}}")).isEqualTo(text("{a: 1, list: [1, 2], c: {d: 1}}"));
  }

  @Test
  void theWinnerIsEditedWhereItStandsAndKnowsWhatItHides() {
    YamlMapping layer = Trees.mapping("prod.yaml", "a: {x: 5}");
    YamlMapping values = HelmValues.over(CHART, List.of(layer));
    assertThat(Trees.origin(values, "a", "x"))
        .isEqualTo("prod.yaml:1:8 `5` VALUES values.yaml:1:9 `1`");
    assertThat(Trees.origin(values, "a", "y")).isEqualTo("values.yaml:1:15 `2`");
  }

  @Test
  void withoutLayersTheChartSpeaks() {
    assertThat(HelmValues.over(CHART, List.of())).isSameAs(CHART);
  }

  private static String over(String... layers) {
    List<YamlMapping> read =
        Arrays.stream(layers).map(layer -> Trees.mapping("layer.yaml", layer)).toList();
    return Trees.text(HelmValues.over(CHART, read));
  }

  private static String text(String expected) {
    return Trees.text(Trees.mapping("expected.yaml", expected));
  }
}
