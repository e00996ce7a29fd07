package io.mcmetrics.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.Fleets;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.sender.UnmodelledSetting;
import org.junit.jupiter.api.Test;

final class MonitoringDestinationsTest {
  private static final String RELEASE =
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: k8s, namespace: monitoring}
      spec:
        chart: {spec: {chart: k8s-monitoring, version: 3.0.0, sourceRef: {kind: HelmRepository, name: grafana}}}
        values:
          cluster: {name: edge-01}
          destinations:
      """;

  private static Fleet fleet(String destinations) {
    return Fleets.of("release.yaml", RELEASE + destinations.indent(6));
  }

  @Test
  void eachDestinationOfPrometheusIsASenderWithTheNameOfTheCluster() {
    Fleet fleet =
        fleet(
            """
            - {name: central, type: prometheus, url: "https://receive.example/api/v1/receive", extraHeaders: {THANOS-TENANT: edge}}
            - {name: logs, type: loki, url: "https://loki.example/push"}
            """);

    assertThat(fleet.senders()).hasSize(1);
    Sender sender = fleet.senders().get(0);
    assertThat(sender.name().isKnown("central")).isTrue();
    assertThat(sender.remoteWrites().get(0).url().isKnown("https://receive.example/api/v1/receive"))
        .isTrue();
    assertThat(sender.remoteWrites().get(0).headers()).hasSize(1);
    assertThat(sender.externalLabels().labels())
        .anyMatch(label -> label.name().equals("cluster") && label.value().isKnown("edge-01"));
  }

  @Test
  void aMappingByNameIsReadAsWell() {
    Fleet fleet =
        fleet(
            """
            central: {type: prometheus, url: "https://receive.example/api/v1/receive"}
            """);

    assertThat(fleet.senders()).hasSize(1);
    assertThat(fleet.senders().get(0).name().isKnown("central")).isTrue();
  }

  @Test
  void rulesInTheLanguageOfAlloyAreNotEvaluated() {
    Fleet fleet =
        fleet(
            """
            - {name: central, type: prometheus, url: "https://receive.example/w", metricProcessingRules: "write_relabel_config {}"}
            """);

    assertThat(fleet.senders().get(0).unmodelled())
        .extracting(UnmodelledSetting::what)
        .containsExactly("the component `metricProcessingRules` is not evaluated");
  }

  @Test
  void aChartOfTheTreeMayDependOnIt() {
    String chart =
        """
        apiVersion: v2
        name: monitoring
        version: 1.0.0
        dependencies:
          - {name: k8s-monitoring, version: 4.4.0, repository: "https://charts.example.org", condition: on}
        """;
    String values =
        """
        k8s-monitoring:
          cluster: {name: seoul}
          destinations:
            central: {type: prometheus, url: "https://receive.example/api/v1/receive"}
        """;

    Fleet fleet = Fleets.of("monitoring/Chart.yaml", chart, "monitoring/values.yaml", values);
    assertThat(fleet.senders()).hasSize(1);
    assertThat(fleet.senders().get(0).cluster().name()).isEqualTo("seoul");
    assertThat(
            Fleets.of(
                    "monitoring/Chart.yaml", chart, "monitoring/values.yaml", values + "on: false")
                .senders())
        .isEmpty();
  }
}
