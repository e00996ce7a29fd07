package io.mcmetrics.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.RenderedTree;
import org.junit.jupiter.api.Test;

final class HelmChartEntryTest {
  private static final String OWN =
      "prometheus: {prometheusSpec: {replicas: 2, externalLabels: {cluster: chart}}}";

  @Test
  void aVendoredChartGivesItsOwnValues() {
    RenderedTree tree =
        RenderedTree.of(
            "a/kustomization.yaml",
            """
            helmCharts:
            - name: kps
              valuesInline: {prometheus: {prometheusSpec: {externalLabels: {cluster: own}}}}
            """,
            "a/charts/kps/Chart.yaml",
            "name: kps",
            "a/charts/kps/values.yaml",
            OWN);

    assertThat(tree.clusterLabels()).containsExactly("own");
    assertThat(tree.prometheus("spec", "replicas").get(0)).isEqualTo("2");
  }

  @Test
  void chartsAreLookedForWhereKustomizeIsTold() {
    RenderedTree tree =
        RenderedTree.of(
            "a/kustomization.yaml",
            """
            helmGlobals: {chartHome: ../vendor}
            helmCharts:
            - {name: kps, version: 1.2.3}
            """,
            "vendor/kps-1.2.3/kps/Chart.yaml",
            "name: kps",
            "vendor/kps-1.2.3/kps/values.yaml",
            OWN);

    assertThat(tree.units("Prometheus")).containsExactly("a");
    assertThat(tree.clusterLabels()).containsExactly("chart");
  }
}
