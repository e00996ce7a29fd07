package io.mcmetrics.path;

import static io.mcmetrics.kubernetes.Answer.LIKELY;
import static io.mcmetrics.kubernetes.Answer.NO;
import static io.mcmetrics.kubernetes.Answer.UNKNOWN;
import static io.mcmetrics.kubernetes.Answer.UNLIKELY;
import static io.mcmetrics.kubernetes.Answer.YES;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.policy.OutsidePeer;
import io.mcmetrics.policy.PodPeer;
import io.mcmetrics.policy.TrafficFlow;
import io.mcmetrics.policy.TrafficPeer;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class PolicyTrafficTest {
  private static final Cluster CLUSTER =
      new Cluster("central", Role.CENTRAL, "central", Cluster.Naming.DECLARED);

  private static final Origin SOMEWHERE =
      Origin.written(Span.startOf(SourceFile.of("somewhere.yaml", "")));

  private static final String PODS =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: writer, namespace: shop}
      spec:
        template:
          metadata: {labels: {app: writer, tier: edge}}
          spec: {containers: [{name: writer, image: writer}]}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: receiver, namespace: monitoring}
      spec:
        template:
          metadata: {labels: {app: receiver}}
          spec:
            containers:
              - {name: receiver, image: receiver, ports: [{name: remote, containerPort: 19291}]}
      """;

  private static final String POLICY =
      """
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: p, namespace: %s}
      spec: %s
      """;

  private final StringBuilder text = new StringBuilder(PODS);

  private PolicyTrafficTest inMonitoring(String spec) {
    text.append(POLICY.formatted("monitoring", spec));
    return this;
  }

  private PolicyTrafficTest inShop(String spec) {
    text.append(POLICY.formatted("shop", spec));
    return this;
  }

  private PolicyTrafficTest with(String document) {
    text.append("---\n").append(document);
    return this;
  }

  private Infrastructure infrastructure() {
    return infrastructure(UnaryOperator.identity());
  }

  private Infrastructure infrastructure(UnaryOperator<Document> change) {
    SourceTree tree = SourceTree.of(List.of(SourceFile.of("all.yaml", text.toString())));
    List<Document> documents = Renderer.render(tree).documents().stream().map(change).toList();
    return Infrastructure.of(documents, List.of(), any -> CLUSTER);
  }

  private static PodPeer pods(Infrastructure infrastructure, String name) {
    List<Workload> named =
        infrastructure.network().workloads().stream()
            .filter(workload -> workload.name().isKnown(name))
            .toList();
    return PodPeer.of(named.get(0));
  }

  /** Returns whether the samples of the writer may get to the receiver. */
  private Answer arrives() {
    Infrastructure infrastructure = infrastructure();
    return arrivesFrom(pods(infrastructure, "writer"), infrastructure);
  }

  private static Answer arrivesFrom(TrafficPeer sender, Infrastructure infrastructure) {
    PodPeer receiver = pods(infrastructure, "receiver");
    return infrastructure
        .traffic()
        .permissionToReceive(receiver, to(sender, receiver, 19291))
        .isAllowed();
  }

  /** Returns whether the writer may send to some other host. */
  private Answer leavesTo(String host, int port) {
    Infrastructure infrastructure = infrastructure();
    PodPeer writer = pods(infrastructure, "writer");
    TrafficFlow flow = to(writer, new OutsidePeer(host, UNLIKELY), port);
    return infrastructure.traffic().permissionToSend(writer, flow).isAllowed();
  }

  private static TrafficFlow to(TrafficPeer sender, TrafficPeer receiver, int port) {
    return TrafficFlow.tcp(sender, receiver, new Value.Known<>(port, SOMEWHERE));
  }

  @Test
  void allPassesWhereNoPolicySelectsThePods() {
    assertThat(inMonitoring("{podSelector: {matchLabels: {app: other}}}").arrives()).isEqualTo(YES);
    assertThat(inShop("{podSelector: {}}").arrives()).as("of another namespace").isEqualTo(YES);
    assertThat(leavesTo("a.test", 443)).as("a policy of what comes in").isEqualTo(YES);
  }

  @Test
  void aPolicyThatNamesNoTypeIsAboutWhatComesIn() {
    assertThat(inMonitoring("{podSelector: {}}").arrives()).isEqualTo(NO);
  }

  @Test
  void aPolicyThatNamesNoTypeIsAboutWhatGoesOutIfItHasRulesForThat() {
    assertThat(inShop("{podSelector: {}, egress: []}").leavesTo("a.test", 443)).isEqualTo(YES);
    assertThat(inShop("{podSelector: {}, egress: [{ports: [{port: 80}]}]}").leavesTo("a.test", 443))
        .isEqualTo(NO);
  }

  @Test
  void rulesOfATypeThatIsNotNamedDoNotCount() {
    String spec = "{podSelector: {}, policyTypes: [Ingress], egress: [{ports: [{port: 80}]}]}";

    assertThat(inShop(spec).leavesTo("a.test", 443)).isEqualTo(YES);
  }

  @Test
  void whatPoliciesAdmitAddsUp() {
    inMonitoring("{podSelector: {}, policyTypes: [Ingress]}");
    inMonitoring(
        "{podSelector: {matchLabels: {app: receiver}}, ingress: [{ports: [{port: 19291}]}]}");

    assertThat(arrives()).isEqualTo(YES);
  }

  @Test
  void anEmptyRuleAdmitsAll() {
    assertThat(inMonitoring("{podSelector: {}, ingress: [{}]}").arrives()).isEqualTo(YES);
  }

  @Test
  void aPortIsComparedByNumberRangeNameAndProtocol() {
    assertThat(portOf("{port: 19291}")).isEqualTo(YES);
    assertThat(portOf("{port: 10902}")).isEqualTo(NO);
    assertThat(portOf("{port: 19000, endPort: 20000}")).isEqualTo(YES);
    assertThat(portOf("{port: 10000, endPort: 19290}")).isEqualTo(NO);
    assertThat(portOf("{port: remote}")).isEqualTo(YES);
    assertThat(portOf("{port: http}")).isEqualTo(NO);
    assertThat(portOf("{port: 19291, protocol: UDP}")).isEqualTo(NO);
    assertThat(portOf("{protocol: TCP}")).isEqualTo(YES);
    assertThat(portOf("{port: \"${PORT}\"}")).isEqualTo(UNKNOWN);
  }

  private static Answer portOf(String port) {
    return new PolicyTrafficTest()
        .inMonitoring("{podSelector: {}, ingress: [{ports: [" + port + "]}]}")
        .arrives();
  }

  @Test
  void podsAreSoughtInThePolicysOwnNamespace() {
    assertThat(from("{podSelector: {matchLabels: {app: writer}}}")).isEqualTo(NO);
    assertThat(from("{podSelector: {}}")).isEqualTo(NO);
  }

  @Test
  void aNamespaceIsKnownByItsName() {
    String shop = "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}";
    assertThat(from("{" + shop + "}")).isEqualTo(YES);
    assertThat(from("{" + shop.replace("shop", "bank") + "}")).isEqualTo(NO);
    assertThat(from("{" + shop + ", podSelector: {matchLabels: {app: writer}}}")).isEqualTo(YES);
    assertThat(from("{" + shop + ", podSelector: {matchLabels: {app: reader}}}")).isEqualTo(NO);
    assertThat(from("{namespaceSelector: {}}")).isEqualTo(YES);
  }

  @Test
  void otherLabelsOfANamespaceAreKnownIfItIsInTheTree() {
    String peer = "{namespaceSelector: {matchLabels: {kind: tenant}}}";
    String shop = "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {kind: %s}}}\n";

    assertThat(from(peer)).isEqualTo(UNKNOWN);
    assertThat(from(peer, shop.formatted("tenant"))).isEqualTo(YES);
    assertThat(from(peer, shop.formatted("system"))).isEqualTo(NO);
    assertThat(from("{namespaceSelector: {matchLabels: {team: a}}}", shop.formatted("tenant")))
        .as("somebody may have labelled it by hand")
        .isEqualTo(UNLIKELY);
  }

  @Test
  void labelsOfANamespaceThatIsNotSeenWholeMayBeMore() {
    String peer = "{namespaceSelector: {matchLabels: {team: a}}}";
    String shop = "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {kind: b}}}\n";
    inMonitoring("{podSelector: {}, ingress: [{from: [" + peer + "]}]}");
    with(shop);
    Infrastructure infrastructure = infrastructure(PolicyTrafficTest::unseen);

    assertThat(arrivesFrom(pods(infrastructure, "writer"), infrastructure)).isEqualTo(UNKNOWN);
  }

  private static Document unseen(Document document) {
    return document.kind().equals("Namespace")
        ? document.withSight(document.sight().partial())
        : document;
  }

  @Test
  void noPolicyIsAboutPodsOnTheNetworkOfTheirMachine() {
    PolicyTrafficTest test = new PolicyTrafficTest();
    int at = test.text.indexOf("containers:\n");
    test.text.insert(at, "hostNetwork: true\n      ");

    assertThat(test.inMonitoring("{podSelector: {}}").arrives()).isEqualTo(YES);
  }

  @Test
  void whatComesFromAMachineMayComeFromThatOfThePods() {
    PolicyTrafficTest test = new PolicyTrafficTest();
    int at = test.text.indexOf("spec: {containers");
    test.text.insert(at + "spec: {".length(), "hostNetwork: \"${HOST}\", ");

    assertThat(test.inMonitoring("{podSelector: {}}").arrives()).isEqualTo(UNKNOWN);
  }

  private static Answer from(String peer, String... documents) {
    PolicyTrafficTest test = new PolicyTrafficTest();
    List.of(documents).forEach(test::with);
    return test.inMonitoring("{podSelector: {}, ingress: [{from: [" + peer + "]}]}").arrives();
  }

  @Test
  void labelsAreComparedAsTheOperatorsSay() {
    assertThat(from(expression("{key: tier, operator: In, values: [core, edge]}"))).isEqualTo(YES);
    assertThat(from(expression("{key: tier, operator: NotIn, values: [edge]}"))).isEqualTo(NO);
    assertThat(from(expression("{key: role, operator: NotIn, values: [edge]}"))).isEqualTo(YES);
    assertThat(from(expression("{key: tier, operator: Exists}"))).isEqualTo(YES);
    assertThat(from(expression("{key: role, operator: Exists}"))).isEqualTo(NO);
    assertThat(from(expression("{key: role, operator: DoesNotExist}"))).isEqualTo(YES);
    assertThat(from(expression("{key: pod-template-hash, operator: Exists}")))
        .as("Kubernetes gives it")
        .isEqualTo(UNKNOWN);
  }

  private static String expression(String expression) {
    return "{namespaceSelector: {}, podSelector: {matchExpressions: [" + expression + "]}}";
  }

  @Test
  void addressesSayNothingOfPods() {
    assertThat(from("{ipBlock: {cidr: 0.0.0.0/0}}")).isEqualTo(UNKNOWN);
  }

  @Test
  void addressesAreComparedBitByBit() {
    assertThat(to("192.0.2.17", "{cidr: 192.0.2.0/24}")).isEqualTo(YES);
    assertThat(to("192.0.3.17", "{cidr: 192.0.2.0/24}")).isEqualTo(NO);
    assertThat(to("192.0.2.17", "{cidr: 0.0.0.0/0, except: [192.0.0.0/16]}")).isEqualTo(NO);
    assertThat(to("a.test", "{cidr: 0.0.0.0/0}")).isEqualTo(YES);
    assertThat(to("a.test", "{cidr: 0.0.0.0/0, except: [10.0.0.0/8]}")).isEqualTo(UNKNOWN);
    assertThat(to("a.test", "{cidr: 192.0.2.0/24}")).isEqualTo(UNKNOWN);
    assertThat(to("192.0.2.17", "{cidr: \"2001:db8::/32\"}")).isEqualTo(UNKNOWN);
  }

  private static Answer to(String host, String block) {
    return new PolicyTrafficTest()
        .inShop("{podSelector: {}, egress: [{to: [{ipBlock: " + block + "}]}]}")
        .leavesTo(host, 443);
  }

  @Test
  void whatIsOutsideIsHardlyPods() {
    assertThat(
            inShop("{podSelector: {}, egress: [{to: [{namespaceSelector: {}}]}]}")
                .leavesTo("a.test", 443))
        .isEqualTo(UNLIKELY);
  }

  @Test
  void whatCannotBeReadMayAdmitAnything() {
    assertThat(inMonitoring("{podSelector: {}, ingress: \"${RULES}\"}").arrives())
        .isEqualTo(UNKNOWN);
    assertThat(from("\"${PEER}\"")).isEqualTo(UNKNOWN);
    assertThat(
            new PolicyTrafficTest()
                .inMonitoring("{podSelector: {matchLabels: {app: \"${APP}\"}}}")
                .arrives())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void aPolicyOfAnotherKindMayAdmitWhatIsDenied() {
    String cilium =
        "{apiVersion: cilium.io/v2, kind: %s, metadata: {name: c, namespace: %s}, spec: {}}\n";

    assertThat(denied(cilium.formatted("CiliumNetworkPolicy", "monitoring"))).isEqualTo(UNKNOWN);
    assertThat(denied(cilium.formatted("CiliumNetworkPolicy", "shop"))).isEqualTo(NO);
    assertThat(denied(cilium.formatted("CiliumClusterwideNetworkPolicy", "shop")))
        .isEqualTo(UNKNOWN);
    assertThat(
            denied(
                "{apiVersion: projectcalico.org/v3, kind: NetworkPolicy, metadata: {name: c,"
                    + " namespace: monitoring}, spec: {}}\n"))
        .isEqualTo(UNKNOWN);
  }

  private static Answer denied(String document) {
    return new PolicyTrafficTest().inMonitoring("{podSelector: {}}").with(document).arrives();
  }

  @Test
  void ofPodsThatAreNotSeenOnlyThePlaceTells() {
    inMonitoring("{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}");
    Infrastructure infrastructure = infrastructure();

    assertThat(arrivesFrom(PodPeer.unseenIn(CLUSTER, namespace("monitoring")), infrastructure))
        .isEqualTo(YES);
    assertThat(arrivesFrom(PodPeer.unseenIn(CLUSTER, namespace("ingress")), infrastructure))
        .isEqualTo(NO);
    assertThat(
            arrivesFrom(
                PodPeer.unseenIn(CLUSTER, new Value.Unknown<>("", SOMEWHERE)), infrastructure))
        .isEqualTo(UNKNOWN);
  }

  private static Value<String> namespace(String name) {
    return new Value.Known<>(name, SOMEWHERE);
  }

  @Test
  void whatNamesNoNamespaceIsLikelyToStandTogether() {
    String together =
        "%s---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p},"
            + " spec: {podSelector: {}}}\n";
    SourceTree tree =
        SourceTree.of(
            List.of(
                SourceFile.of(
                    "all.yaml", together.formatted(PODS.replace(", namespace: monitoring", "")))));
    Infrastructure infrastructure =
        Infrastructure.of(Renderer.render(tree).documents(), List.of(), any -> CLUSTER);
    PodPeer receiver = pods(infrastructure, "receiver");
    TrafficFlow flow = to(pods(infrastructure, "writer"), receiver, 19291);

    Permission permission = infrastructure.traffic().permissionToReceive(receiver, flow);

    assertThat(permission.isAllowed()).isEqualTo(UNLIKELY);
    assertThat(permission.policies().get(0).selects(receiver)).isEqualTo(LIKELY);
  }
}
