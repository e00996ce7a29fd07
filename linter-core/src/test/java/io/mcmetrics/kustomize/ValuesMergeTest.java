package io.mcmetrics.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.Trees;
import io.mcmetrics.yaml.YamlMapping;
import org.junit.jupiter.api.Test;

/** Expectations are what kustomize 5.5 hands to Helm as {@code -f}. */
final class ValuesMergeTest {
  private static final YamlMapping FILE =
      Trees.mapping("file.yaml", "{a: 1, l: [x, y], m: {p: 1, q: 2, e: }, 'n': null}");
  private static final YamlMapping INLINE =
      Trees.mapping(
          "kustomization.yaml",
          "{a: null, b: null, c: , l: [z], m: {q: 3, r: 4, s: null}, k: {x: null}}");

  @Test
  void overrideLetsTheInlineValuesWinAndSwallowsTheirNulls() {
    assertThat(joined(ValuesMerge.OVERRIDE))
        .isEqualTo(text("{k: {}, l: [z], m: {p: 1, q: 3, r: 4}, 'n': null}"));
  }

  @Test
  void mergeLetsTheFileWinAndKeepsTheInlineNulls() {
    assertThat(joined(ValuesMerge.MERGE))
        .isEqualTo(
            text(
                "{a: 1, b: null, c: null, k: {x: null}, l: [x, y],"
                    + " m: {p: 1, q: 2, r: 4, s: null}}"));
  }

  @Test
  void replaceIgnoresTheFile() {
    assertThat(ValuesMerge.REPLACE.join(FILE, INLINE).resource()).contains(INLINE);
  }

  @Test
  void unlikeNodesAreRefused() {
    YamlMapping inline = Trees.mapping("kustomization.yaml", "a: {x: 1}");
    assertThat(ValuesMerge.OVERRIDE.join(FILE, inline).refusals()).hasSize(1);
  }

  @Test
  void modesHaveTheNamesThatKustomizeKnows() {
    assertThat(ValuesMerge.named("merge")).contains(ValuesMerge.MERGE);
    assertThat(ValuesMerge.named("")).contains(ValuesMerge.OVERRIDE);
    assertThat(ValuesMerge.named("Merge")).isEmpty();
  }

  private static String joined(ValuesMerge mode) {
    return Trees.text(mode.join(FILE, INLINE).resource().orElseThrow());
  }

  private static String text(String expected) {
    return Trees.text(Trees.mapping("expected.yaml", expected));
  }
}
