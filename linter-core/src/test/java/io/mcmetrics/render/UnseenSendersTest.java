package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may send, and is not read, is said at its place. */
final class UnseenSendersTest {
  private static final String RELEASE =
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: edge, namespace: monitoring}
      spec:
        chart: {spec: {chart: %s, sourceRef: {kind: HelmRepository, name: charts}}}
        values: {%s}
      """;

  private static List<String> gaps(String path, String text) {
    SourceTree tree = SourceTree.of(List.of(SourceFile.of(path, text)));
    return Renderer.render(tree).gaps().stream().map(Gap::what).toList();
  }

  private static String of(String chart) {
    return "the chart `" + chart + "` may send metrics by remote write; it is not evaluated";
  }

  @Test
  void aReleaseOfAChartThatSendsIsSaidToSend() {
    assertThat(gaps("release.yaml", RELEASE.formatted("otel-integration", "global: {}")))
        .contains(of("otel-integration"));
    assertThat(gaps("release.yaml", RELEASE.formatted("cert-manager", "installCRDs: true")))
        .isEmpty();
  }

  @Test
  void aReleaseOfAlloyIsNotSaidToSendWhereItsConfigMapIsRead() {
    String release =
        RELEASE.formatted("alloy", "alloy: {configMap: {create: false, name: collect}}");
    String map =
        """
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: monitoring}
        data: {config.alloy: "logging {}"}
        """;

    assertThat(gaps("release.yaml", release + map.formatted("collect"))).isEmpty();
    assertThat(gaps("release.yaml", release + map.formatted("other")))
        .containsExactly(
            "the chart `alloy` may send metrics by remote write; its configuration in ConfigMap"
                + " `collect` is not evaluated");
  }

  @Test
  void aChartThatIsAbleToSendIsSaidToSendWhereItsValuesTellOfIt() {
    String writing = "sinks: {out: {type: prometheus_remote_write}}";

    assertThat(
            gaps(
                "release.yaml",
                RELEASE.formatted("vector", "customConfig: {%s}".formatted(writing))))
        .contains(of("vector"));
    assertThat(gaps("release.yaml", RELEASE.formatted("vector", "role: Agent"))).isEmpty();
  }

  @Test
  void aChartOfAKustomizationOrAnApplicationIsSaidToSend() {
    assertThat(
            gaps(
                "kustomization.yaml",
                """
                helmCharts:
                  - {name: nri-bundle, repo: "https://charts.test", releaseName: nr}
                """))
        .contains(of("nri-bundle"));
    assertThat(
            gaps(
                "app.yaml",
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: nr}
                spec:
                  destination: {server: https://kubernetes.default.svc, namespace: nr}
                  source: {repoURL: "https://charts.test", chart: sumologic, targetRevision: 4.0.0}
                """))
        .contains(of("sumologic"));
  }

  @Test
  void aChartThatIsNotKnownIsSaidToSendWhereItsValuesTellOfIt() {
    String writing = "agent: {remote_write: [{url: https://receive.example/write}]}";

    assertThat(gaps("release.yaml", RELEASE.formatted("own-agent", writing)))
        .containsExactly(of("own-agent"));
    assertThat(gaps("release.yaml", RELEASE.formatted("own-agent", "agent: {remote_write: []}")))
        .isEmpty();
  }

  @Test
  void eachServiceOfDockerComposeThatWritesIsSaidToWrite() {
    assertThat(
            gaps(
                "compose.yaml",
                """
                services:
                  load: {image: k6, environment: [K6_PROMETHEUS_RW_SERVER_URL=http://m/push]}
                  store: {image: mimir}
                  agent: {image: vmagent, command: ["-remoteWrite.url=http://m/push"]}
                """))
        .containsExactly(
            "the service `load` may send metrics by remote write and is not evaluated",
            "the service `agent` may send metrics by remote write and is not evaluated");
  }

  @Test
  void aSecondServiceWithTheConfigurationOfAnotherIsOneMoreSender() {
    String compose = "services:\n  %s: {image: alloy, volumes: [./x.alloy:/etc/x.alloy]}\n";
    String alloy =
        "prometheus.remote_write \"a\" {\n  endpoint {\n    url = \"http://m/push\"\n  }\n}\n";
    SourceTree tree =
        SourceTree.of(
            List.of(
                SourceFile.of("a.yml", compose.formatted("one")),
                SourceFile.of("b.yml", compose.formatted("two")),
                SourceFile.of("x.alloy", alloy)));

    assertThat(Renderer.render(tree).gaps())
        .extracting(gap -> gap.at().span() + " " + gap.what())
        .containsExactly(
            "b.yml:2:3 the service `two` runs `x.alloy` as another does, it may send metrics by"
                + " remote write and is not evaluated");
  }

  @Test
  void whatAChartAddsToACollectorThatSendsIsSaid() {
    String values =
        "defaultCRConfig: {config: {exporters: {prometheusremotewrite: {endpoint: x}}}},"
            + " collectors: {daemon: {presets: {hostMetrics: {enabled: true},"
            + " kubeletMetrics: {enabled: false}}}}";

    assertThat(gaps("release.yaml", RELEASE.formatted("opentelemetry-kube-stack", values)))
        .contains(
            "`defaultCRConfig.config` adds to the configuration of a collector, and is not"
                + " evaluated",
            "the preset `hostMetrics` adds to the configuration of a collector, and is not"
                + " evaluated")
        .noneMatch(gap -> gap.contains("kubeletMetrics"));
    assertThat(
            gaps(
                "release.yaml",
                RELEASE.formatted("opentelemetry-kube-stack", "defaultCRConfig: {config: {}}")))
        .noneMatch(gap -> gap.contains("adds to the configuration"));
  }
}
