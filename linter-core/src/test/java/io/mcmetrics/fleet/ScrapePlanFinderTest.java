package io.mcmetrics.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.series.SeriesGroup;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScrapePlanFinderTest {
  private static final String REMOTE_WRITE = "remoteWrite: [{url: 'http://a.test/'}]";

  private static Destination destination(String path, String text) {
    SourceTree tree = SourceTree.of(List.of(SourceFile.of(path, text)));
    Fleet fleet = FleetBuilder.build(Renderer.render(tree), FleetOptions.DEFAULTS, new TreeMap<>());
    return fleet.destinations(fleet.senders().get(0)).get(0);
  }

  private static NavigableSet<String> collected(Destination destination) {
    NavigableSet<String> names = new TreeSet<>();
    destination.collected().forEach(group -> names.addAll(group.names()));
    return names;
  }

  private static SeriesGroup group(Destination destination, String name) {
    return destination.collected().stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                                                   | true",
        "null                                                                 | true",
        "[{sourceLabels: [__name__], regex: container_memory_.*, action: drop}] | false",
        "[{sourceLabels: [__name__], regex: '${DROPPED}', action: drop}]        | false",
      })
  void takeMetricRelabelingsFromTheValues(String relabelings, boolean collectsSwap) {
    Destination destination =
        destination(
            "values.yaml",
            """
            kubelet: {serviceMonitor: {cAdvisorMetricRelabelings: %s}}
            prometheus: {prometheusSpec: {%s}}
            """
                .formatted(relabelings, REMOTE_WRITE));

    assertThat(collected(destination).contains("container_memory_swap")).isEqualTo(collectsSwap);
    assertThat(collected(destination)).contains("kube_pod_info", "node_load1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kube-state-metrics: {prometheus: {monitor: {%s}}}",
        "kube-state-metrics: {prometheus: {monitor: {metricRelabelings: [], http: {%s}}}}"
      })
  void takeThoseOfTheChartsInTheChart(String values) {
    String drop =
        "metricRelabelings: [{sourceLabels: [__name__], regex: kube_pod_info, action: drop}]";
    Destination destination =
        destination(
            "values.yaml",
            values.formatted(drop) + "\nprometheus: {prometheusSpec: {" + REMOTE_WRITE + "}}\n");

    assertThat(group(destination, "kube-state-metrics").uncollected())
        .containsExactly("kube_pod_info");
  }

  @Test
  void takeThoseOfMonitorsWhereNoReleaseTells() {
    Destination destination =
        destination(
            "p.yaml",
            """
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: k8s}
            spec:
              serviceMonitorSelector: {matchLabels: {team: platform}}
              remoteWrite: [{url: 'http://a.test/'}]
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: kubelet, labels: {team: platform}}
            spec:
              endpoints:
                - port: https-metrics
                - port: https-metrics
                  path: /metrics/cadvisor
                  metricRelabelings:
                    - {sourceLabels: [__name__], regex: container_fs_.*, action: drop}
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: node-exporter, labels: {team: shop}}
            spec:
              endpoints:
                - metricRelabelings: [{sourceLabels: [__name__], regex: node_.*, action: drop}]
            """);

    assertThat(collected(destination))
        .contains("container_memory_swap", "kubelet_node_name", "node_load1")
        .doesNotContain("container_fs_reads_total");
  }

  @Test
  void leaveOpenWhichOfTwoMonitorsIsMeant() {
    String job =
        """
          - job_name: %s-node-exporter
            metric_relabel_configs: [{source_labels: [__name__], regex: node_load1, action: drop}]
        """;
    String write = "remote_write: [{url: 'http://a.test/'}]\nscrape_configs:\n";

    assertThat(collected(destination("prometheus.yml", write + job.formatted("a"))))
        .doesNotContain("node_load1");
    assertThat(
            collected(
                destination("prometheus.yml", write + job.formatted("a") + job.formatted("b"))))
        .contains("node_load1");
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void knowThatAnAgentRecordsNothing(boolean agent, boolean records) {
    Destination destination =
        destination(
            "values.yaml",
            "prometheus: {agentMode: %s, prometheusSpec: {%s}}".formatted(agent, REMOTE_WRITE));

    assertThat(collected(destination).contains("cluster:node_cpu:ratio_rate5m")).isEqualTo(records);
    assertThat(collected(destination).contains("ALERTS")).isEqualTo(records);
    assertThat(destination.needed().records().isEmpty()).isNotEqualTo(records);
    assertThat(destination.needed().names()).contains("node_load1", "up");
  }

  @ParameterizedTest
  @CsvSource({"'', false", "'rule_files: [rules.yml]', true"})
  void knowThatAFileWithoutRulesRecordsNothing(String rules, boolean records) {
    Destination destination =
        destination("prometheus.yml", "remote_write: [{url: 'http://a.test/'}]\n" + rules + "\n");

    assertThat(destination.needed().records().isEmpty()).isNotEqualTo(records);
  }

  private static String withOwnRules(String kind, String more) {
    return """
        apiVersion: monitoring.coreos.com/v1
        kind: %s
        metadata: {name: k8s}
        spec: {remoteWrite: [{url: 'http://a.test/'}]}
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata: {name: shop}
        spec:
          groups:
            - name: shop
              rules:
                - {record: 'shop:orders:rate5m', expr: 'rate(shop_orders_total[5m])'}
                - {alert: FewOrders, expr: 'shop:orders:rate5m < 1'}
        %s
        """
        .formatted(kind, more);
  }

  @Test
  void addWhatTheRulesOfTheTreeRecord() {
    Destination server = destination("p.yaml", withOwnRules("Prometheus", ""));
    Destination agent = destination("p.yaml", withOwnRules("PrometheusAgent", ""));
    Destination beside =
        destination(
            "p.yaml",
            withOwnRules(
                "Prometheus",
                "---\napiVersion: monitoring.coreos.com/v1\nkind: ThanosRuler\nmetadata: {name: r}"));

    assertThat(group(server, "own-rules").names()).containsExactly("shop:orders:rate5m");
    assertThat(server.needed().names()).contains("shop:orders:rate5m", "shop_orders_total");
    assertThat(collected(agent)).doesNotContain("shop:orders:rate5m");
    assertThat(agent.needed().names())
        .contains("shop_orders_total")
        .doesNotContain("shop:orders:rate5m");
    assertThat(beside.needed().names()).doesNotContain("shop:orders:rate5m");
  }

  private static Destination federating(String matches, String settings) {
    return destination(
        "stack.yaml",
        """
        apiVersion: monitoring.rhobs/v1alpha1
        kind: MonitoringStack
        metadata: {name: edge}
        spec:
          resourceSelector: {matchLabels: {stack: edge}}
          prometheusConfig: {remoteWrite: [{url: 'http://a.test/'}]}
        ---
        apiVersion: monitoring.rhobs/v1
        kind: ServiceMonitor
        metadata: {name: cluster, labels: {stack: edge}}
        spec:
          endpoints:
            - {path: /federate, params: {'match[]': %s}, %s}
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: {name: of-another-operator, labels: {stack: edge}}
        spec: {endpoints: [{port: web}]}
        """
            .formatted(matches, settings));
  }

  @Test
  void pickWhatIsFederated() {
    Destination destination =
        federating(
            "['{__name__=\"node_load1\"}', '{__name__=~\"kube_pod_.*\", namespace=\"shop\"}',"
                + " 'shop:orders:rate5m']",
            "honorLabels: true");

    assertThat(group(destination, "node-exporter").names()).containsExactly("node_load1");
    assertThat(group(destination, "kube-state-metrics").series())
        .isNotEmpty()
        .allMatch(series -> series.value("namespace").equals(LabelValue.of("shop")));
    assertThat(group(destination, "federation").names()).containsExactly("shop:orders:rate5m");
    assertThat(destination.needed().names())
        .contains("node_load1", "kube_pod_info", "up")
        .doesNotContain("node_load5", "kube_node_info", "cluster:node_cpu:ratio_rate5m");
  }

  @Test
  void dropWhatTheFederatingJobDrops() {
    Destination destination =
        federating(
            "['{__name__=~\"node_load.*\"}']",
            "honorLabels: true, metricRelabelings: [{sourceLabels: [__name__], regex: node_load5,"
                + " action: drop}]");

    assertThat(collected(destination)).containsExactly("node_load1", "node_load15");
    assertThat(destination.needed().names()).contains("node_load1").doesNotContain("node_load5");
  }

  @Test
  void knowOnlyNamesWhereLabelsAreNotHonored() {
    Destination destination = federating("['node_load1', '{job=\"kubelet\"}']", "port: web");

    assertThat(destination.collected()).extracting(SeriesGroup::name).containsExactly("federation");
    assertThat(collected(destination)).containsExactly("node_load1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"['{__name__=~\".*\"}']", "['{job!=\"\"}']", "['${MATCH}']", "'${MATCH}'"})
  void tellNothingOfWhatIsThereWhereAllIsFederated(String matches) {
    Destination destination = federating(matches, "honorLabels: true");

    assertThat(destination.collected()).isEmpty();
    assertThat(destination.needed().names()).contains("node_load1", "up");
  }

  @Test
  void addWhatIsFederatedToAllElse() {
    Destination destination =
        destination(
            "values.yaml",
            """
            prometheus:
              agentMode: true
              prometheusSpec:
                additionalScrapeConfigs:
                  - job_name: other
                    metrics_path: /federate
                    params: {'match[]': ['cluster:node_cpu:ratio_rate5m', 'node_load1']}
                remoteWrite: [{url: 'http://a.test/'}]
            """);

    assertThat(group(destination, "federation").names())
        .containsExactly("cluster:node_cpu:ratio_rate5m");
    assertThat(destination.needed().records()).containsExactly("cluster:node_cpu:ratio_rate5m");
    assertThat(collected(destination)).contains("kube_pod_info");
  }

  @Test
  void readTheJobsOfASecretInClear() {
    Destination destination =
        destination(
            "p.yaml",
            """
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusAgent
            metadata: {name: edge}
            spec:
              additionalScrapeConfigs: {name: jobs, key: jobs.yaml}
              remoteWrite: [{url: 'http://a.test/'}]
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: jobs}
            stringData:
              jobs.yaml: |
                - job_name: other
                  metrics_path: /federate
                  params: {'match[]': ['shop:orders:rate5m']}
            """);

    assertThat(group(destination, "federation").names()).containsExactly("shop:orders:rate5m");
  }
}
