package io.mcmetrics.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.RenderedTree;
import org.junit.jupiter.api.Test;

final class PostRenderersTest {
  private static final String CHANGED = "what the chart makes is changed by `postRenderers`";

  private static RenderedTree with(String kustomize) {
    return release(kustomize, "releaseName: stack");
  }

  private static RenderedTree release(String kustomize, String spec) {
    return RenderedTree.of(
        "r.yaml",
        GitOpsFiles.helmRelease(
            "stack",
            """
            %s
            chart: {spec: {chart: kube-prometheus-stack, version: 75.0.0}}
            values: {prometheus: {prometheusSpec: {externalLabels: {cluster: seoul}}}}
            postRenderers:
            - kustomize:
            """
                    .formatted(spec)
                + kustomize.indent(4)));
  }

  @Test
  void aPatchForAKindChangesWhatTheChartMakes() {
    RenderedTree tree =
        with(
            """
            patches:
            - target: {kind: Prometheus}
              patch: |
                - {op: add, path: /spec/externalLabels/region, value: kr}
                - {op: replace, path: /spec/externalLabels/cluster, value: busan}
            """);

    assertThat(tree.clusterLabels()).containsExactly("busan");
    assertThat(tree.prometheus("spec", "externalLabels", "region")).containsExactly("kr");
    assertThat(tree.whole("Prometheus")).containsExactly(true);
    assertThat(tree.gaps()).doesNotContain(CHANGED);
    assertThat(tree.originOfClusterLabel()).startsWith("r.yaml:14:");
  }

  @Test
  void aPatchThatNamesWhatItIsForChangesThat() {
    RenderedTree tree =
        with(
            """
            patchesStrategicMerge:
            - apiVersion: monitoring.coreos.com/v1
              kind: Prometheus
              metadata: {name: stack-kube-prometheus-stac-prometheus}
              spec: {externalLabels: {cluster: busan}}
            patches:
            - patch: |
                apiVersion: monitoring.coreos.com/v1
                kind: Prometheus
                metadata: {name: another}
                spec: {externalLabels: {cluster: daegu}}
            """);

    assertThat(tree.clusterLabels()).hasSize(1);
    assertThat(tree.whole("Prometheus")).containsExactly(true);
    assertThat(tree.gaps()).doesNotContain(CHANGED);
  }

  @Test
  void whatIsForOtherKindsChangesNothing() {
    RenderedTree tree =
        with(
            """
            images: [{name: a, newTag: b}]
            patches:
            - target: {kind: DaemonSet, labelSelector: app=x}
              patch: |
                - {op: remove, path: /spec/template/spec/hostPID}
            """);

    assertThat(tree.clusterLabels()).containsExactly("seoul");
    assertThat(tree.whole("Prometheus")).containsExactly(true);
    assertThat(tree.gaps()).doesNotContain(CHANGED);
  }

  @Test
  void aPatchThatDoesNotFitTheSketchMayFitWhatIsMade() {
    RenderedTree tree =
        with(
            """
            patches:
            - target: {kind: Prometheus}
              patch: |
                - {op: remove, path: /spec/somethingElse}
            """);

    assertThat(tree.whole("Prometheus")).containsExactly(false);
    assertThat(tree.gaps()).contains(CHANGED);
  }

  @Test
  void whomALabelSelectsIsNotKnown() {
    RenderedTree tree =
        with(
            """
            patches:
            - target: {kind: Prometheus, labelSelector: app=x}
              patch: |
                - {op: remove, path: /spec/externalLabels}
            """);

    assertThat(tree.clusterLabels()).containsExactly("seoul");
    assertThat(tree.whole("Prometheus")).containsExactly(false);
    assertThat(tree.gaps()).contains(CHANGED);
  }

  @Test
  void otherRenderersAreNotFollowed() {
    RenderedTree tree = with("commonLabels: {a: b}");

    assertThat(tree.whole("Prometheus")).containsExactly(false);
    assertThat(tree.gaps()).contains(CHANGED);
  }
}
