package io.mcmetrics.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.RenderedTree;
import io.mcmetrics.render.Trees;
import io.mcmetrics.yaml.YamlMapping;
import org.junit.jupiter.api.Test;

/** What Flux writes into a kustomization, and what comes of it. */
final class WrittenFieldsTest {
  @Test
  void namesAreReplacedAndListsGetLonger() {
    YamlMapping written =
        WrittenFields.into(
            Trees.mapping("k.yaml", "{namePrefix: a-, patches: [{path: a}], resources: [r]}"),
            Trees.mapping("flux.yaml", "{namePrefix: b-, patches: [{patch: b}]}"));

    assertThat(Trees.text(written))
        .isEqualTo(
            Trees.text(
                Trees.mapping(
                    "w.yaml",
                    "{namePrefix: b-, patches: [{path: a}, {patch: b}], resources: [r]}")));
  }

  @Test
  void tagAndDigestOfAnImageAreOne() {
    YamlMapping written =
        WrittenFields.into(
            Trees.mapping("k.yaml", "{images: [{name: a, newName: b, digest: c}]}"),
            Trees.mapping("flux.yaml", "{images: [{name: a, newTag: '2'}, {name: d}]}"));

    assertThat(Trees.text(written))
        .isEqualTo(
            Trees.text(
                Trees.mapping(
                    "w.yaml", "{images: [{name: a, newName: b, newTag: '2'}, {name: d}]}")));
  }

  @Test
  void theKustomizationsOwnReplacementsSeeThePatches() {
    RenderedTree tree =
        FluxFiles.deploying(
            "patches: [{target: {kind: ConfigMap}, patch: '[{op: replace, path: /data/c, value: seoul}]'}]",
            "apps/kustomization.yaml",
            """
            resources: [p.yaml, c.yaml]
            replacements:
            - source: {kind: ConfigMap, fieldPath: data.c}
              targets: [{select: {kind: Prometheus}, fieldPaths: [spec.externalLabels.cluster]}]
            """,
            "apps/c.yaml",
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {c: unset}}");

    assertThat(tree.clusterLabels()).containsExactly("seoul");
  }

  @Test
  void aPatchForALabelOfTheKustomizationComesTooEarly() {
    RenderedTree tree =
        FluxFiles.deploying(
            "patches: [{target: {labelSelector: own=yes}, patch: '[{op: replace, path: /spec/replicas, value: 3}]'}]",
            "apps/kustomization.yaml",
            "{resources: [p.yaml], labels: [{pairs: {own: 'yes'}}]}");

    assertThat(tree.prometheus("spec", "replicas")).containsExactly("1");
  }

  @Test
  void aNumberInAnAnnotationIsATextOnceItWasBuilt() {
    RenderedTree tree =
        RenderedTree.of(
            "kustomization.yaml",
            "resources: [p.yaml]",
            "p.yaml",
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, annotations: {n: 0123}}}");

    assertThat(Trees.text(tree.documents("ConfigMap").get(0).root())).contains("\"0123\"");
  }
}
