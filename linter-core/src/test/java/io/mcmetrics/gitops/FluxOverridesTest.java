package io.mcmetrics.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Document;
import io.mcmetrics.render.RenderedTree;
import io.mcmetrics.render.Trees;
import org.junit.jupiter.api.Test;

/** What a Flux Kustomization changes in what it deploys. */
final class FluxOverridesTest {
  @Test
  void namesWhatItDeploys() {
    RenderedTree tree = FluxFiles.deploying("namePrefix: edge-\nnameSuffix: -a\n");

    assertThat(tree.prometheus("metadata", "name")).containsExactly("edge-k8s-a");
  }

  @Test
  void referencesFollowTheNames() {
    RenderedTree tree =
        FluxFiles.deploying(
            "namePrefix: edge-",
            "apps/pod.yaml",
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: p}
            spec: {containers: [{name: c, envFrom: [{configMapRef: {name: settings}}]}]}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: settings}}
            """);

    Document pod = tree.documents("Pod").get(0);
    Document map = tree.documents("ConfigMap").get(0);
    assertThat(map.name().isKnown("edge-settings")).isTrue();
    assertThat(Trees.text(pod.root())).contains("edge-settings");
  }

  @Test
  void marksAllThatItDeploysAfterTheVariables() {
    RenderedTree tree =
        FluxFiles.deploying(
            """
            postBuild: {substitute: {CLUSTER: seoul}}
            commonMetadata: {labels: {team: one}, annotations: {by: '${CLUSTER}'}}
            """);

    assertThat(tree.prometheus("metadata", "labels", "team")).containsExactly("one");
    assertThat(tree.documents("Prometheus").get(0).root().scalarAt("metadata", "annotations", "by"))
        .hasValueSatisfying(by -> assertThat(by.text()).isEqualTo("${CLUSTER}"));
    assertThat(tree.whole("Prometheus")).containsExactly(true);
  }

  @Test
  void itsLegacyPatchesAreWrittenAsYaml() {
    RenderedTree tree =
        FluxFiles.deploying(
            """
            patchesStrategicMerge:
            - apiVersion: monitoring.coreos.com/v1
              kind: Prometheus
              metadata: {name: k8s}
              spec: {externalLabels: {cluster: seoul}}
            patchesJson6902:
            - target: {kind: Prometheus, name: k8s}
              patch: [{op: replace, path: /spec/replicas, value: 3}]
            """);

    assertThat(tree.clusterLabels()).containsExactly("seoul");
    assertThat(tree.prometheus("spec", "replicas")).containsExactly("3");
    assertThat(tree.gaps()).isEmpty();
  }

  @Test
  void setsImages() {
    RenderedTree tree =
        FluxFiles.deployingApp(
            "{apiVersion: v1, kind: Pod, metadata: {name: p},"
                + " spec: {containers: [{name: c, image: a}]}}",
            "images: [{name: a, newName: b, newTag: '1'}]");

    assertThat(Trees.text(tree.documents("Pod").get(0).root())).contains("b:1");
  }

  @Test
  void deploysToTheClusterOfAKubeconfigInAConfigMap() {
    RenderedTree tree = FluxFiles.deploying("kubeConfig: {configMapRef: {name: edge}}");

    assertThat(tree.units("Prometheus")).containsExactly("clusters/a @edge");
  }
}
