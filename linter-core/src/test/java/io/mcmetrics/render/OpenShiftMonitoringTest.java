package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap;
import org.junit.jupiter.api.Test;

final class OpenShiftMonitoringTest {
  @Test
  void opensTheConfigMapWithoutRemoteWrite() {
    RenderedTree tree =
        RenderedTree.of(
            "cm.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: cluster-monitoring-config, namespace: openshift-monitoring}
            data:
              config.yaml: |
                enableUserWorkload: true
                prometheusK8s:
                  externalLabels:
                    cluster: edge-01
            """);

    assertThat(tree.clusterLabels()).containsExactly("edge-01");
    assertThat(tree.prometheus("metadata", "name")).containsExactly("k8s");
    assertThat(tree.prometheus("metadata", "namespace")).containsExactly("openshift-monitoring");
    assertThat(tree.originOfClusterLabel()).startsWith("cm.yaml:9");
  }

  @Test
  void knowsThePrometheusOfThePlatformWhateverIsWritten() {
    RenderedTree tree =
        RenderedTree.of(
            "cm.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: cluster-monitoring-config}
            data:
              config.yaml: "enableUserWorkload: true"
            """);

    assertThat(tree.prometheus("metadata", "name")).containsExactly("k8s");
    assertThat(tree.prometheus("spec", "remoteWrite")).containsExactly("-");
  }

  @Test
  void readsTheConfigMapOfUserWorkloads() {
    RenderedTree tree =
        RenderedTree.of(
            "cm.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: user-workload-monitoring-config}
            data:
              config.yaml: |
                prometheus:
                  retention: 24h
            """);

    assertThat(tree.prometheus("metadata", "name")).containsExactly("user-workload");
    assertThat(tree.prometheus("spec", "retention")).containsExactly("24h");
  }

  @Test
  void saysThatAnEncryptedOneMaySend() {
    Rendering rendering =
        Renderer.render(
            Trees.of(
                "a/cluster-monitoring-config.enc.yaml",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                    name: cluster-monitoring-config
                data:
                    config.yaml: ENC[AES256_GCM,data:abc=,type:str]
                sops: {}
                """));

    assertThat(rendering.gaps())
        .filteredOn(Gap::mayBeSender)
        .extracting(gap -> gap.at().span() + " " + gap.what())
        .containsExactly(
            "a/cluster-monitoring-config.enc.yaml:6:5 the monitoring of OpenShift is encrypted, it"
                + " may send metrics by remote write and is not evaluated");
  }
}
