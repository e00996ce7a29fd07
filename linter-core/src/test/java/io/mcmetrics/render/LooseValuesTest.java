package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that nobody names, which only their keys tell of. */
final class LooseValuesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "prometheus: {}\ndefaultRules: {create: true}\n",
        "prometheus: {replicas: 1, storage: {enabled: false}}\nkubeStateMetrics: {enabled: true}\n",
        "prometheus: {remoteWrite: {password: x}}\n",
        "config: {prometheus: 'http://x.{{ .Release.Namespace }}:9090'}\nnodeExporter: {a: b}\n",
        "prometheus: 'ENC[AES256_GCM,data:eA==]'\nprometheusOperator: {enabled: true}\n",
        "$schema: http://x\nprometheus: {prometheusSpec: {type: object}}\n",
        "type: object\nproperties: {prometheus: {prometheusSpec: {type: object}}}\n"
      })
  void areNoSenderWithoutTheKeysOfOne(String text) {
    assertThat(Renderer.render(Trees.of("a/values.yaml", text)).documents()).isEmpty();
  }

  @Test
  void areNoneBesideTheValuesThatAKustomizationNames() {
    Rendering rendering =
        Renderer.render(
            Trees.of(
                "a/kustomization.yaml",
                """
                helmCharts:
                  - name: kube-prometheus-stack
                    version: 78.5.0
                    releaseName: metrics
                    valuesFile: values.yaml
                """,
                "a/values.yaml",
                "prometheus: {prometheusSpec: {replicas: 1}}\n",
                "a/values-before.yaml",
                "prometheus: {prometheusSpec: {replicas: 2}}\n"));

    assertThat(rendering.documents()).filteredOn(d -> d.kind().equals("Prometheus")).hasSize(1);
    assertThat(rendering.gaps()).extracting(Gap::what).anyMatch(it -> it.contains("other values"));
  }

  @Test
  void areOneWithThem() {
    String text = "prometheus: {prometheusSpec: {}}\nkubeStateMetrics: {enabled: true}\n";

    assertThat(Renderer.render(Trees.of("a/values.yaml", text)).documents())
        .extracting(document -> document.kind())
        .contains("Prometheus");
  }
}
