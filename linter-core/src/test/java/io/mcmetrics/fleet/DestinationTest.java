package io.mcmetrics.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.proof.NeededMetrics;
import io.mcmetrics.relabel.proof.PassingMetrics;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class DestinationTest {
  private static final String PROMETHEUS =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata:
        name: k8s
        labels: {chart: kube-prometheus-stack-78.5.0}
      spec:
        version: %s
        externalLabels: {cluster: %s}
        remoteWrite:
          - url: http://a.test/api/v1/receive
            writeRelabelConfigs:
              - {sourceLabels: [__name__], regex: %s, action: keep}
          - url: http://b.test/api/v1/receive
          - url: http://a.test/api/v1/receive
            writeRelabelConfigs:
              - {sourceLabels: [%s], regex: kube_node_info, action: keep}
      """;

  private static Fleet fleet(Map<String, String> files) {
    List<SourceFile> sources =
        files.entrySet().stream().map(e -> SourceFile.of(e.getKey(), e.getValue())).toList();
    SourceTree tree = SourceTree.of(sources);
    return FleetBuilder.build(Renderer.render(tree), FleetOptions.DEFAULTS, new TreeMap<>());
  }

  private static Destination only(String text, String path) {
    Fleet fleet = fleet(Map.of(path, text));
    return fleet.destinations(fleet.senders().get(0)).get(0);
  }

  private static String prometheus(String version, String cluster) {
    return PROMETHEUS.formatted(version, cluster, "up", "__name__");
  }

  @Test
  void joinsTheRemoteWritesToOnePlace() {
    Fleet fleet = fleet(Map.of("p.yaml", prometheus("v3.4.0", "seoul")));
    List<Destination> destinations = fleet.destinations(fleet.senders().get(0));

    assertThat(destinations).hasSize(2);
    assertThat(destinations.get(0).isRelabelled()).isTrue();
    assertThat(destinations.get(1).isRelabelled()).isFalse();
    assertThat(destinations.get(0).passingMetrics().passing())
        .containsExactly("kube_node_info", "up");
    assertThat(destinations.get(0).passingMetrics().neededCount()).isEqualTo(422);
  }

  @Test
  void namesItsOwnRulesWhereAnotherSenderIsAlike() {
    Fleet fleet =
        fleet(
            Map.of(
                "a/p.yaml", prometheus("v3.4.0", "seoul"),
                "b/p.yaml", prometheus("v3.4.0", "busan")));
    for (Sender sender : fleet.senders()) {
      Destination destination = fleet.destinations(sender).get(0);
      List<RelabelRule> own = destination.rules();
      PassingMetrics survivors = destination.passingMetrics();

      assertThat(survivors.rulesDropping("node_load1")).isEqualTo(own);
      assertThat(survivors.dropped().values()).allMatch(rules -> rules.equals(own));
    }
  }

  @Test
  void countsTheLabelsOfTheOperatorAndThoseThatNobodyExplains() {
    Destination destination =
        only(PROMETHEUS.formatted("v2.50.1", "seoul", "up", "team"), "p.yaml");

    assertThat(destination.sender().dialect()).isEqualTo(PrometheusDialect.PROMETHEUS_2);
    assertThat(destination.externalLabels())
        .containsEntry("cluster", LabelValue.of("seoul"))
        .containsEntry("team", new LabelValue.Unknown())
        .containsOnlyKeys("cluster", "prometheus", "prometheus_replica", "team");
  }

  @Test
  void takesTheExportersFromTheRelease() {
    Destination destination =
        only(
            """
            kubeEtcd: {enabled: false}
            prometheus:
              prometheusSpec:
                remoteWrite: [{url: "http://a.test/"}]
            """,
            "values.yaml");

    assertThat(destination.sender().plan().removed()).containsExactly("etcd");
    assertThat(destination.collected())
        .extracting(group -> group.name())
        .contains("kubelet", "application")
        .doesNotContain("etcd");
  }

  @Test
  void addsWhatTheTreeItselfAsksFor() {
    String dashboard =
        """
        {"title": "Shop", "schemaVersion": 39, "panels": [{"title": "Orders",
         "datasource": {"type": "prometheus"}, "targets": [{"expr": "shop_orders_total"}]}]}
        """;
    Fleet fleet = fleet(Map.of("p.yaml", prometheus("v3.4.0", "seoul"), "shop.json", dashboard));
    NeededMetrics needed = fleet.destinations(fleet.senders().get(0)).get(0).needed();

    assertThat(needed.groups().get(NeededMetrics.OWN)).containsExactly("shop_orders_total");
    assertThat(needed.dashboards()).hasSize(35).containsKey("Shop");
  }
}
