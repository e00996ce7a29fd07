package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TraceResult;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Breaks a good fleet at one hop at a time. Each directory of {@code testdata/hops} holds the files
 * that differ, and in {@code want.txt} the hop, the rule and the clusters.
 */
final class HopsTest {
  private static final Path GOOD = Exhibit.TESTDATA.resolve("fleets/guide-architecture");

  @Test
  void seesEachHopOfAGoodFleet() throws IOException {
    TraceResult traced =
        Linter.withAllRules().trace(SourceTree.of(List.copyOf(files(GOOD).values())));
    assertThat(traced.result().findings()).isEmpty();
    assertThat(traced.trace().clusters()).hasSize(4);
    for (TracedCluster cluster : traced.trace().clusters()) {
      assertThat(cluster.senders())
          .extracting(TracedSender::reachesGrafana)
          .containsExactly(ReachesGrafana.YES);
    }
  }

  @TestFactory
  Stream<DynamicTest> namesTheHopThatBreaksAndForWhom() throws IOException {
    try (Stream<Path> paths = Files.list(Exhibit.TESTDATA.resolve("hops"))) {
      List<Path> cases = paths.filter(Files::isDirectory).sorted().toList();
      return cases.stream()
          .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> check(each)));
    }
  }

  @Test
  void losesNothingByASecondDataSourceThatLeadsNowhere() throws IOException {
    Map<String, SourceFile> files = files(GOOD);
    String path = "overlays/cluster-01-central/kube-prometheus-stack/second.yaml";
    files.put(
        path,
        SourceFile.of(
            path,
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: second
              namespace: monitoring
              labels: {grafana_datasource: "1"}
            data:
              second.yaml: |
                apiVersion: 1
                datasources:
                  - name: Second
                    type: prometheus
                    uid: second
                    url: http://thanos-querier.monitoring.svc.cluster.local:9090
                    access: proxy
            """));
    String kustomization = "overlays/cluster-01-central/kube-prometheus-stack/kustomization.yaml";
    files.computeIfPresent(
        kustomization,
        (name, file) -> SourceFile.of(name, file.text() + "resources: [second.yaml]\n"));

    TraceResult traced = Linter.withAllRules().trace(SourceTree.of(List.copyOf(files.values())));

    assertThat(traced.result().findings())
        .extracting(finding -> finding.ruleId())
        .containsExactly("datasource-unreachable");
    assertThat(broken(traced.trace())).isEmpty();
  }

  @Test
  void blamesOneOfTwoSendersInACluster() {
    String senders =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: named, namespace: monitoring}
        spec:
          externalLabels: {cluster: seoul}
          remoteWrite: [{url: https://receive.central.test/api/v1/receive}]
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: nameless, namespace: shop}
        spec:
          remoteWrite: [{url: https://receive.central.test/api/v1/receive}]
        """;
    SourceTree tree =
        SourceTree.of(List.of(SourceFile.of("clusters/seoul/prometheus.yaml", senders)));
    List<TracedSender> traced =
        Linter.withAllRules().trace(tree).trace().clusters().get(0).senders();
    assertThat(traced)
        .extracting(
            sender -> sender.name() + " " + sender.hop(Stage.IDENTITY).orElseThrow().status())
        .containsExactly("monitoring/named OK", "shop/nameless BROKEN");
  }

  private static void check(Path changed) throws IOException {
    Map<String, SourceFile> files = files(GOOD);
    files.putAll(files(changed));
    TraceResult traced = Linter.withAllRules().trace(SourceTree.of(List.copyOf(files.values())));
    List<String> wants = Files.readAllLines(changed.resolve("want.txt"));
    String hop = after("hop: ", wants);
    String rule = after("rule: ", wants);
    List<String> wanted =
        Stream.of(after("clusters: ", wants).split(" "))
            .map(cluster -> cluster + " " + hop + " " + rule)
            .toList();
    assertThat(broken(traced.trace())).containsExactlyElementsOf(wanted);
    assertThat(traced.result().findings())
        .extracting(finding -> finding.ruleId())
        .containsOnly(rule);
  }

  private static String after(String key, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> broken(Trace trace) {
    List<String> broken = new ArrayList<>();
    for (TracedCluster cluster : trace.clusters()) {
      for (TracedSender sender : cluster.senders()) {
        for (TracedHop hop : sender.hops()) {
          if (hop.status() == HopStatus.BROKEN) {
            String rules = String.join(" ", hop.ruleIds());
            broken.add(cluster.cluster().name() + " " + hop.stage().word() + " " + rules);
          }
        }
      }
    }
    return broken;
  }

  private static Map<String, SourceFile> files(Path directory) throws IOException {
    Map<String, SourceFile> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(HopsTest::isConfiguration).toList()) {
        String name = directory.relativize(path).toString().replace('\\', '/');
        files.put(name, SourceFile.of(name, Files.readString(path)));
      }
    }
    return files;
  }

  private static boolean isConfiguration(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".json");
  }
}
