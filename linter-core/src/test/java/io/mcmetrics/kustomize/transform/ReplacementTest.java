package io.mcmetrics.kustomize.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.RenderedTree;
import org.junit.jupiter.api.Test;

/**
 * What kustomize 5.8 replaces and older ones refuse, as 5.8.2 was seen to do; YAML in a text is
 * laid out in our own way.
 */
final class ReplacementTest {
  private static final String MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: c}
      data:
        file.yml: |
          global:
            labels: {cluster: unset}
          ---
          second: document
        compact: '{"z": "<&>", "a": {"b": "x"}}'
        pretty: |
          {
            "z": [1, 2],
            "a": {"b": "x"}
          }
      """;

  @Test
  void aFixedValueIsPutIn() {
    assertThat(replaced("data.made", "options: {create: true}", "made")).isEqualTo("seoul");
  }

  @Test
  void yamlInATextIsEditedAndItsFurtherDocumentsAreLost() {
    assertThat(replaced("data.file\\.yml.global.labels.cluster", "", "file.yml"))
        .isEqualTo("global:\n  labels:\n    cluster: seoul");
  }

  @Test
  void jsonInATextIsSorted() {
    assertThat(replaced("data.compact.a.b", "", "compact"))
        .isEqualTo("{\"a\":{\"b\":\"seoul\"},\"z\":\"\\u003c\\u0026\\u003e\"}");
    assertThat(replaced("data.pretty.a.b", "", "pretty"))
        .isEqualTo("{\n  \"a\": {\n    \"b\": \"seoul\"\n  },\n  \"z\": [\n    1,\n    2\n  ]\n}");
  }

  @Test
  void olderReleasesRefuse() {
    assertThat(tree("data.compact.a.b", "").gaps())
        .containsExactlyInAnyOrder(
            "kustomize before 5.7 refuses `sourceValue`",
            "kustomize before 5.8 refuses a path into the text of `data.compact.a.b`");
  }

  private static String replaced(String path, String options, String key) {
    return tree(path, options).values("ConfigMap", "data", key).get(0);
  }

  private static RenderedTree tree(String path, String options) {
    return RenderedTree.of(
        "c.yaml",
        MAP,
        "kustomization.yaml",
        """
        resources: [c.yaml]
        replacements:
        - sourceValue: seoul
          targets:
          - select: {kind: ConfigMap}
            fieldPaths: ['%s']
            %s
        """
            .formatted(path, options));
  }
}
