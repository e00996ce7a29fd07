package io.mcmetrics.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.gitops.GitOpsFiles;
import io.mcmetrics.render.RenderedTree;
import org.junit.jupiter.api.Test;

/** By what a chart is known, and what its release is called. */
final class ChartReleaseTest {
  @Test
  void kustomizeNamesTheChartAndTheRelease() {
    RenderedTree tree =
        RenderedTree.of(
            "kustomization.yaml",
            """
            namespace: metrics
            helmCharts:
            - {name: kube-prometheus-stack, version: 78.5.0, releaseName: monitoring}
            """);

    assertThat(tree.prometheus("metadata", "name"))
        .containsExactly("monitoring-kube-prometheus-prometheus");
    assertThat(tree.prometheus("metadata", "namespace")).containsExactly("metrics");
    assertThat(tree.prometheus("spec", "version")).containsExactly("v3.7.2");
  }

  @Test
  void aPatchReachesWhatTheChartMakes() {
    RenderedTree tree =
        RenderedTree.of(
            "kustomization.yaml",
            """
            helmCharts:
            - {name: kube-prometheus-stack, releaseName: kube-prometheus-stack}
            patches:
            - target: {kind: Prometheus, name: kube-prometheus-stack-prometheus}
              patch: |
                - {op: add, path: /spec/externalLabels, value: {cluster: patched}}
            """);

    assertThat(tree.clusterLabels()).containsExactly("patched");
  }

  @Test
  void fluxTellsTheRepositoryAndCallsTheReleaseAfterItself() {
    RenderedTree tree =
        RenderedTree.of(
            "a/release.yaml",
            GitOpsFiles.helmRelease(
                "thanos",
                "flux-system",
                """
                targetNamespace: monitoring
                chart:
                  spec: {chart: thanos, version: 15.x, sourceRef: {kind: HelmRepository, name: bitnami}}
                """),
            "b/repository.yaml",
            """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: HelmRepository
            metadata: {name: bitnami, namespace: flux-system}
            spec: {url: "oci://registry-1.docker.io/bitnamicharts"}
            """);

    assertThat(tree.values("Deployment", "metadata", "name"))
        .containsExactly("monitoring-thanos-query", "monitoring-thanos-query-frontend");
    assertThat(tree.values("Deployment", "metadata", "namespace")).containsOnly("monitoring");
  }

  @Test
  void fluxMayNameAnArtifactInstead() {
    RenderedTree tree =
        RenderedTree.of(
            "a/release.yaml",
            GitOpsFiles.helmRelease("kps", "chartRef: {kind: OCIRepository, name: kps}"),
            "a/source.yaml",
            """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: OCIRepository
            metadata: {name: kps, namespace: monitoring}
            spec:
              url: oci://ghcr.io/prometheus-community/charts/kube-prometheus-stack
              ref: {tag: 78.5.0}
            """);

    assertThat(tree.prometheus("metadata", "name"))
        .containsExactly("kps-kube-prometheus-stack-prometheus");
    assertThat(tree.prometheus("spec", "version")).containsExactly("v3.7.2");
  }

  @Test
  void argoCallsTheReleaseAfterTheApplication() {
    RenderedTree tree =
        RenderedTree.of(
            "app.yaml",
            GitOpsFiles.application(
                "prometheus",
                """
                destination: {name: in-cluster, namespace: metrics}
                source:
                  repoURL: https://prometheus-community.github.io/helm-charts
                  chart: prometheus
                  targetRevision: 27.0.0
                  helm: {valuesObject: {server: {global: {external_labels: {cluster: edge}}}}}
                """));

    assertThat(tree.values("Service", "metadata", "name")).containsExactly("prometheus-server");
    assertThat(tree.values("prometheus.yml", "global", "external_labels", "cluster"))
        .containsExactly("edge");
    assertThat(tree.values("prometheus.yml", "global", "scrape_interval")).containsExactly("1m");
  }

  @Test
  void aChartBesideItsValuesTellsItsDependencies() {
    RenderedTree tree =
        RenderedTree.of(
            "umbrella/Chart.yaml",
            """
            name: umbrella
            dependencies:
            - {name: kube-prometheus-stack, alias: stack, version: 78.5.0, condition: stack.wanted}
            - {name: thanos, repository: "oci://registry-1.docker.io/bitnamicharts"}
            """,
            "umbrella/values.yaml",
            """
            stack: {wanted: false, prometheus: {prometheusSpec: {replicas: 2}}}
            thanos: {receive: {enabled: true}}
            """);

    assertThat(tree.documents("Prometheus")).isEmpty();
    assertThat(tree.documents("StatefulSet")).hasSize(1);
  }

  @Test
  void aChartThatOnlyBearsTheNameOfAKnownOneIsNone() {
    RenderedTree tree =
        RenderedTree.of(
            "definitions/Chart.yaml",
            """
            name: kube-prometheus-stack
            dependencies: [{name: prometheus-operator-crds, version: 20.0.0}]
            """,
            "definitions/values.yaml",
            "prometheus-operator-crds: {annotations: {team: platform}}\n");
    RenderedTree vendored =
        RenderedTree.of(
            "stack/Chart.yaml",
            """
            name: kube-prometheus-stack
            dependencies: [{name: kube-state-metrics}, {name: grafana}]
            """,
            "stack/values.yaml",
            "prometheus: {prometheusSpec: {replicas: 2}}\n");

    assertThat(tree.documents("Prometheus")).isEmpty();
    assertThat(vendored.documents("Prometheus")).hasSize(1);
  }

  @Test
  void aFlagBesideTurnsAPartOff() {
    String part = "kube-prometheus-stack: {prometheus: {prometheusSpec: {replicas: 2}}}\n";

    assertThat(
            RenderedTree.of("values.yaml", "enablePrometheusStack: false\n" + part)
                .documents("Prometheus"))
        .isEmpty();
    assertThat(
            RenderedTree.of("values.yaml", "enableMonitors: false\nenableStack: true\n" + part)
                .documents("Prometheus"))
        .hasSize(1);
  }

  @Test
  void withoutTheReleaseNoNameIsGuessed() {
    RenderedTree tree = RenderedTree.of("values.yaml", "prometheus: {prometheusSpec: {}}");

    assertThat(tree.prometheus("metadata", "name")).containsExactly("?");
    assertThat(tree.prometheus("metadata", "namespace")).containsExactly("?");
    assertThat(tree.prometheus("spec", "version")).containsExactly("?");
    assertThat(tree.prometheus("spec", "replicas")).containsExactly("1");
  }

  @Test
  void whatASheetMakesIsASketch() {
    RenderedTree tree =
        RenderedTree.of("values.yaml", "prometheus: {enabled: '{{ x }}', prometheusSpec: {}}");

    Document prometheus = tree.documents("Prometheus").get(0);
    assertThat(prometheus.sight().sketch()).isTrue();
    assertThat(prometheus.sight().whole()).isFalse();
    assertThat(prometheus.sight().limit()).isEqualTo(Confidence.POSSIBLE);
  }
}
