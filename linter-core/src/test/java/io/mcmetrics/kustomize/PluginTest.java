package io.mcmetrics.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.LikeKustomizeTest;
import io.mcmetrics.render.RenderedTree;
import org.junit.jupiter.api.Test;

/** What {@code kubectl kustomize} makes of plugins, {@link LikeKustomizeTest} shows. */
final class PluginTest {
  private static final String PROMETHEUS =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: k8s}
      spec: {externalLabels: {cluster: base}}
      """;

  private static RenderedTree with(String kustomization, String plugin) {
    return RenderedTree.of(
        "a/kustomization.yaml",
        "resources: [p.yaml]\n" + kustomization,
        "a/p.yaml",
        PROMETHEUS,
        "a/plugin.yaml",
        plugin);
  }

  @Test
  void aTransformerThatIsAProgramMayChangeAnything() {
    RenderedTree tree =
        with(
            "transformers: [plugin.yaml]",
            """
            apiVersion: example.test/v1
            kind: Rename
            metadata:
              name: r
              annotations: {config.kubernetes.io/function: 'container: {image: x}'}
            """);

    assertThat(tree.whole("Prometheus")).containsExactly(false);
    assertThat(tree.gaps())
        .containsExactly("the transformer `Rename` in `a/plugin.yaml` is not run");
  }

  @Test
  void aGeneratorThatIsAProgramLeavesWhatIsThereAlone() {
    RenderedTree tree =
        with("generators: [plugin.yaml]", "{apiVersion: viaduct.ai/v1, kind: ksops}");

    assertThat(tree.whole("Prometheus")).containsExactly(true);
    assertThat(tree.gaps()).containsExactly("the generator `ksops` in `a/plugin.yaml` is not run");
  }

  @Test
  void aValidatorThatIsAProgramMayRefuse() {
    RenderedTree tree = with("validators: [plugin.yaml]", "{apiVersion: x/v1, kind: Check}");

    assertThat(tree.whole("Prometheus")).containsExactly(true);
    assertThat(tree.gaps()).containsExactly("the validator `Check` in `a/plugin.yaml` is not run");
  }

  @Test
  void aTransformerThatIsNotThereMayChangeAnything() {
    RenderedTree tree = with("transformers: [gone.yaml, plugin.yaml]", labels("x"));

    assertThat(tree.whole("Prometheus")).containsExactly(false);
    assertThat(tree.gaps()).containsExactly("`gone.yaml` is not in the tree");
  }

  @Test
  void whatABuiltInTransformerSetsIsEditedInItsFile() {
    RenderedTree tree = with("transformers: [plugin.yaml]", labels("seoul"));

    assertThat(tree.whole("Prometheus")).containsExactly(true);
    assertThat(tree.originOfClusterLabel())
        .isEqualTo("a/plugin.yaml:4:19 `seoul` PATCH a/p.yaml:4:34 `base`");
    assertThat(tree.gaps()).isEmpty();
  }

  private static String labels(String cluster) {
    return """
        apiVersion: builtin
        kind: LabelTransformer
        metadata: {name: l}
        labels: {cluster: %s}
        fieldSpecs: [{path: spec/externalLabels}]
        """
        .formatted(cluster);
  }

  @Test
  void aChartIsGeneratedLikeOneOfTheField() {
    RenderedTree tree =
        RenderedTree.of(
            "a/kustomization.yaml",
            """
            generators:
            - |
              apiVersion: builtin
              kind: HelmChartInflationGenerator
              metadata: {name: x}
              name: kube-prometheus-stack
              releaseName: stack
              valuesFile: v.yaml
            """,
            "a/v.yaml",
            RenderedTree.STACK.formatted("seoul"));

    assertThat(tree.clusterLabels()).containsExactly("seoul");
    assertThat(tree.units("Prometheus")).containsExactly("a");
  }

  @Test
  void transformersOfADirectoryAreNoOverlay() {
    RenderedTree tree =
        RenderedTree.of(
            "a/kustomization.yaml",
            "resources: [p.yaml]\ntransformers: [../t]\n",
            "a/p.yaml",
            PROMETHEUS,
            "t/kustomization.yaml",
            "resources: [l.yaml]",
            "t/l.yaml",
            labels("seoul"));

    assertThat(tree.clusterLabels()).containsExactly("seoul");
    assertThat(tree.units("LabelTransformer")).isEmpty();
  }
}
