package io.mcmetrics.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class TracerTest {
  @Test
  void followsSamplesFromTheSenderToADashboard() {
    TracedSender sender = only(trace(PlainFleet.whole()));
    assertThat(sender.name()).isEqualTo("monitoring/edge");
    assertThat(sender.mode()).isEqualTo("agent");
    assertThat(sender.labels()).containsEntry("cluster", "seoul");
    assertThat(words(sender))
        .containsExactly(
            "identity ok: cluster=\"seoul\"",
            "relabel ok: everything is sent",
            "remote-write ok: to https://receive.central.test/api/v1/receive",
            "route ok: Ingress `receive` answers to `receive.central.test`",
            "service ok: Service `receive`, port 19291 (remote-write) leads to StatefulSet"
                + " `receive`",
            "receive ok: Thanos Receive takes remote writes on port 19291",
            "query ok: Thanos Query in Deployment `query` asks for them",
            "datasource ok: Grafana's data source `Thanos` asks there at"
                + " `http://query.monitoring.svc:9090`",
            "dashboard ok: 1 dashboard lists clusters by the label `cluster`");
    assertThat(sender.reachesGrafana()).isEqualTo(ReachesGrafana.YES);
  }

  @Test
  void saysWhatIsMissingWhereOnlyTheEdgeIsThere() {
    SourceTree edge = SourceTree.of(List.of(SourceFile.of("edge.yaml", PlainFleet.EDGE)));
    TracedSender sender = only(trace(edge));
    assertThat(words(sender))
        .contains(
            "route unknown: nothing in the tree answers to `receive.central.test`",
            "receive unknown: what takes the samples is not in the tree",
            "query unknown: no Thanos Query of the tree is known to ask for them");
    assertThat(sender.reachesGrafana()).isEqualTo(ReachesGrafana.UNKNOWN);
  }

  @Test
  void keepsClustersThatSendNothing() {
    SourceTree tree =
        SourceTree.of(
            List.of(
                SourceFile.of("clusters/a/edge.yaml", PlainFleet.EDGE),
                SourceFile.of(
                    "clusters/b/n.yaml",
                    "{apiVersion: v1, kind: Namespace, metadata: {name: web}}")));
    Trace trace = trace(tree);
    assertThat(trace.clusters()).extracting(each -> each.cluster().name()).containsExactly("a");
    assertThat(trace.silent()).extracting(Cluster::name).containsExactly("b");
  }

  @Test
  void tellsWhichPortOfTheReceiverAnswers() {
    TracedSender sender =
        only(
            trace(PlainFleet.with(text -> text.replace("name: remote-write}}}", "name: grpc}}}"))));
    assertThat(words(sender)).contains("receive unknown: port 10901 of Thanos Receive is for gRPC");
  }

  @Test
  void takesASidecarForAWayOfItsOwn() {
    String server =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: k8s, namespace: monitoring}
        spec: {externalLabels: {cluster: central}, thanos: {}}
        """;
    TracedSender sender =
        only(trace(PlainFleet.of("clusters/central/k8s.yaml", server, UnaryOperator.identity())));
    assertThat(words(sender))
        .containsExactly(
            "identity ok: cluster=\"central\"",
            "relabel not-applicable: a sidecar gives away all that Prometheus keeps",
            "sidecar ok: a sidecar gives away what Prometheus keeps",
            "query ok: Thanos Query in Deployment `query` asks for them",
            "datasource ok: Grafana's data source `Thanos` asks there at"
                + " `http://query.monitoring.svc:9090`",
            "dashboard ok: 1 dashboard lists clusters by the label `cluster`");
  }

  @Test
  void hasAnErrorBreakTheHopOfItsStage() {
    TraceResult traced = Linter.with(List.<Rule>of(new BadIngress())).trace(PlainFleet.whole());
    TracedSender sender = only(traced.trace());
    TracedHop route = sender.hop(Stage.ROUTE).orElseThrow();
    assertThat(route.status()).isEqualTo(HopStatus.BROKEN);
    assertThat(route.message()).isEqualTo("bad");
    assertThat(route.ruleIds()).containsExactly("bad-ingress");
    assertThat(route.evidence().get(0).at().span().file().path())
        .isEqualTo("clusters/central/ingress.yaml");
    assertThat(sender.hop(Stage.SERVICE).orElseThrow().status()).isEqualTo(HopStatus.OK);
    assertThat(sender.reachesGrafana()).isEqualTo(ReachesGrafana.NO);
    assertThat(traced.trace().findings()).hasSize(1);
  }

  @Test
  void leavesAloneWhoPassesElsewhere() {
    SourceTree direct =
        PlainFleet.with(
            text ->
                text.replace(
                    "https://user:geheim@receive.central.test",
                    "http://receive.monitoring.svc:19291"));
    TracedSender sender = only(Linter.with(List.<Rule>of(new BadIngress())).trace(direct).trace());
    assertThat(sender.hop(Stage.ROUTE).orElseThrow().status()).isEqualTo(HopStatus.NOT_APPLICABLE);
    assertThat(sender.hop(Stage.ROUTE).orElseThrow().ruleIds()).isEmpty();
  }

  @Test
  void namesAWarningThatBreaksNothing() {
    TraceResult traced =
        Linter.with(List.<Rule>of(new DoubtfulIngress())).trace(PlainFleet.whole());
    TracedSender sender = only(traced.trace());
    assertThat(sender.hop(Stage.ROUTE).orElseThrow().ruleIds()).containsExactly("doubtful-ingress");
    assertThat(sender.reachesGrafana()).isEqualTo(ReachesGrafana.YES);
  }

  @Test
  void showsThePoliciesThatHaveASayInAHop() {
    String policies =
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: writes, namespace: monitoring}
        spec:
          podSelector: {matchLabels: {app: receive}}
          ingress: [{ports: [{port: remote-write}, {port: 10901}]}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: queries, namespace: monitoring}
        spec:
          podSelector: {matchLabels: {app: query}}
          egress: [{to: [{namespaceSelector: {matchLabels: {purpose: metrics}}}]}]
        """;
    TracedSender sender =
        only(
            trace(
                PlainFleet.with(text -> text.contains("args: [receive") ? text + policies : text)));

    assertThat(notes(sender, Stage.REMOTE_WRITE)).containsExactly("the URL");
    assertThat(notes(sender, Stage.RECEIVE))
        .containsExactly("what runs there", "NetworkPolicy `writes` admits it");
    assertThat(notes(sender, Stage.QUERY))
        .containsExactly(
            "Thanos Query",
            "whether NetworkPolicy `queries` admits it is not known",
            "NetworkPolicy `writes` admits it");
    assertThat(sender.reachesGrafana()).isEqualTo(ReachesGrafana.AS_FAR_AS_SEEN);
  }

  private static List<String> notes(TracedSender sender, Stage stage) {
    return sender.hop(stage).orElseThrow().evidence().stream().map(Related::message).toList();
  }

  @Test
  void countsWhatPassesTheFilter() {
    SourceTree filtered =
        SourceTree.of(
            List.of(
                SourceFile.of(
                    "edge.yaml",
                    PlainFleet.EDGE
                        + """
                              writeRelabelConfigs:
                                - {sourceLabels: [__name__], regex: up, action: keep}
                        """)));
    TracedSender sender = only(trace(filtered));
    assertThat(sender.arriving()).isEqualTo(1);
    assertThat(sender.needed()).isGreaterThan(300);
    assertThat(sender.hop(Stage.RELABEL).orElseThrow().message())
        .isEqualTo("1 of %d metrics that are asked for are sent".formatted(sender.needed()));
  }

  @Test
  void showsTheFirstOfRulesByTheThousand() {
    String rule = "        - {sourceLabels: [__name__], regex: 'debug_.*', action: drop}\n";
    String text = PlainFleet.EDGE + "      writeRelabelConfigs:\n" + rule.repeat(2000);
    TracedSender sender = only(trace(SourceTree.of(List.of(SourceFile.of("edge.yaml", text)))));

    assertThat(notes(sender, Stage.RELABEL)).hasSize(50);
    assertThat(sender.arriving()).isEqualTo(sender.needed());
  }

  private static List<String> wordsThrough(String image) {
    String tree =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusAgent
        metadata: {name: edge, namespace: monitoring}
        spec: {remoteWrite: [{url: "http://proxy/insert/0/prometheus"}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: proxy, namespace: monitoring}
        spec: {selector: {app: proxy}, ports: [{port: 80}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: proxy, namespace: monitoring}
        spec:
          template:
            metadata: {labels: {app: proxy}}
            spec:
              containers: [{name: p, image: "%s", volumeMounts: [{name: c, mountPath: /etc/nginx}]}]
              volumes: [{name: c, configMap: {name: proxy}}]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: proxy, namespace: monitoring}
        data: {nginx.conf: "server { location / { proxy_pass http://vminsert-main:8480; } }"}
        ---
        apiVersion: operator.victoriametrics.com/v1beta1
        kind: VMCluster
        metadata: {name: main, namespace: monitoring}
        spec: {vminsert: {}, vmselect: {}}
        """
            .formatted(image);
    return words(only(trace(SourceTree.of(List.of(SourceFile.of("a.yaml", tree))))));
  }

  @Test
  void followsAProxyToWhatStandsBehindIt() {
    assertThat(wordsThrough("nginx:1.29"))
        .contains(
            "service ok: Service `proxy`, port 80 leads to Deployment `proxy`, which hands on to"
                + " Service `vminsert-main`, port 8480",
            "receive ok: vminsert listens on port 8480",
            "query not-applicable: vmselect answers queries of what is sent there");
  }

  @Test
  void saysThatAProxyIsNotFollowed() {
    assertThat(wordsThrough("envoyproxy/envoy:v1.35"))
        .contains(
            "receive unknown: Envoy in Deployment `proxy` hands on what it gets, and where to is not"
                + " known");
  }

  private static Trace trace(SourceTree tree) {
    return Linter.with(List.of()).trace(tree).trace();
  }

  private static TracedSender only(Trace trace) {
    assertThat(trace.clusters()).hasSize(1);
    assertThat(trace.clusters().get(0).senders()).hasSize(1);
    return trace.clusters().get(0).senders().get(0);
  }

  private static List<String> words(TracedSender sender) {
    return sender.hops().stream()
        .map(hop -> hop.stage().word() + " " + hop.status().word() + ": " + hop.message())
        .toList();
  }

  @RuleInfo(
      summary = "bad",
      why = "it is",
      remedy = "none",
      severity = Severity.ERROR,
      stage = Stage.ROUTE)
  private static final class BadIngress implements FleetRule {
    @Override
    public void check(Fleet fleet, Consumer<Problem> out) {
      for (Endpoint endpoint : fleet.endpoints()) {
        out.accept(Problem.at(endpoint, "bad").affecting("seoul").concerning(endpoint));
      }
    }
  }

  @RuleInfo(
      summary = "doubtful",
      why = "it is",
      remedy = "none",
      severity = Severity.WARNING,
      stage = Stage.ROUTE)
  private static final class DoubtfulIngress implements FleetRule {
    @Override
    public void check(Fleet fleet, Consumer<Problem> out) {
      for (Endpoint endpoint : fleet.endpoints()) {
        out.accept(Problem.at(endpoint, "doubtful").affecting("seoul"));
      }
    }
  }
}
