package io.mcmetrics.thanos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.document.Document;
import io.mcmetrics.network.Network;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.thanos.Receive.Mode;
import io.mcmetrics.thanos.WriteLimits.RequestLimits;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ThanosTest {
  private static final Cluster CLUSTER =
      new Cluster("central", Role.CENTRAL, "central", Cluster.Naming.DECLARED);

  private static final String WORKLOAD =
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: thanos, namespace: monitoring}
      spec:
        template:
          metadata: {labels: {app: thanos}}
          spec:
            containers:
              - name: thanos
                image: quay.io/thanos/thanos:v0.39.2
                args:
      %s
                volumeMounts: [{name: config, mountPath: /etc/thanos}]
            volumes: [{name: config, configMap: {name: thanos}}]
      """;

  private static final String CONFIG_MAP =
      """
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: thanos, namespace: %s}
      data:
        %s: |
      %s
      """;

  private static Thanos thanos(String text) {
    SourceTree tree = SourceTree.of(List.of(SourceFile.of("thanos.yaml", text)));
    List<Document> documents = Renderer.render(tree).documents();
    return Thanos.of(Network.of(documents, any -> CLUSTER), documents, any -> CLUSTER);
  }

  private static String started(String... args) {
    StringBuilder list = new StringBuilder();
    for (String arg : args) {
      list.append("            - '").append(arg).append("'\n");
    }
    return WORKLOAD.formatted(list);
  }

  private static Receive receive(String text) {
    return thanos(text).receives().get(0);
  }

  private static Querier querier(String text) {
    return thanos(text).queriers().get(0);
  }

  private static List<String> written(Querier querier) {
    return querier.stores().stream().map(StoreAddress::written).toList();
  }

  @Test
  void labelsAreReadWithAndWithoutQuotes() {
    Receive receive =
        receive(started("receive", "--label=a=\"x\"", "--label=b=y", "--label=c=\"$(POD)\""));

    assertThat(receive.labels()).extracting(NamedValue::name).containsExactly("a", "b", "c");
    assertThat(receive.labels().get(0).value().isKnown("x")).isTrue();
    assertThat(receive.labels().get(1).value().isKnown("y")).isTrue();
    assertThat(receive.labels().get(2).value()).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void aReceiverWithoutHashringsKeepsAll() {
    Receive receive = receive(started("receive"));

    assertThat(receive.mode()).isEqualTo(Mode.INGESTOR);
    assertThat(receive.tenantHeader().isKnown("THANOS-TENANT")).isTrue();
    assertThat(receive.defaultTenant().isKnown("default-tenant")).isTrue();
    assertThat(receive.replicationFactor().isKnown(1)).isTrue();
  }

  @Test
  void aReceiverThatFindsItselfInItsHashringKeepsItsShare() {
    String rings = "--receive.hashrings=[{\"endpoints\": [\"a:10901\"]}]";

    assertThat(receive(started("receive", rings)).mode()).isEqualTo(Mode.ROUTER);
    assertThat(receive(started("receive", rings, "--receive.local-endpoint=a:10901")).mode())
        .isEqualTo(Mode.ROUTER_INGESTOR);
    assertThat(receive(started("receive", rings, "--receive.local-endpoint=")).mode())
        .isEqualTo(Mode.ROUTER);
  }

  @Test
  void hashringsInAFlagAreRead() {
    Hashring ring =
        receive(
                started(
                    "receive",
                    "--receive.hashrings=[{\"hashring\": \"h\", \"tenants\": [\"team-*\"],"
                        + " \"tenant_matcher_type\": \"glob\","
                        + " \"endpoints\": [\"a:10901\", {\"address\": \"b:10901\", \"az\": \"1\"}],"
                        + " \"external_labels\": {\"region\": \"kr\"}}]"))
            .hashrings()
            .rings()
            .get(0);

    assertThat(ring.isGlob()).isTrue();
    assertThat(ring.endpoints()).hasSize(2);
    assertThat(ring.addresses().get(1).isKnown("b:10901")).isTrue();
    assertThat(ring.endpoints().get(1).zone().isKnown("1")).isTrue();
    assertThat(ring.externalLabels()).extracting(NamedValue::name).containsExactly("region");
  }

  @Test
  void hashringsInAMountedFileGoBeforeThoseInTheFlag() {
    String rings = "    [{\"endpoints\": [\"a:10901\"]}, {\"endpoints\": [\"b:10901\"]}]\n";
    String text =
        started(
                "receive",
                "--receive.hashrings=[{\"endpoints\": [\"c:10901\"]}]",
                "--receive.hashrings-file=/etc/thanos/rings.json")
            + CONFIG_MAP.formatted("monitoring", "rings.json", rings);

    assertThat(receive(text).hashrings().isKnown()).isTrue();
    assertThat(receive(text).hashrings().rings()).hasSize(2);
  }

  @Test
  void limitsOfATenantGoBeforeThoseOfAll() {
    String limits =
        """
            write:
              global: {max_concurrency: 30}
              default:
                request: {size_bytes_limit: 1048576, series_limit: 1000, samples_limit: 1000}
              tenants:
                large: {request: {samples_limit: 0, series_limit: 5000}}
                small: {head_series_limit: 10}
        """;
    String text =
        started("receive", "--receive.limits-config-file=/etc/thanos/limits.yaml")
            + CONFIG_MAP.formatted("monitoring", "limits.yaml", limits);

    assertThat(limits(text, "large")).containsExactly("1048576", "5000", "0");
    assertThat(limits(text, "small")).containsExactly("1048576", "1000", "1000");
    assertThat(limits(text, "other")).containsExactly("1048576", "1000", "1000");
  }

  @Test
  void limitsInAFlagAreRead() {
    String flag = "--receive.limits-config={write: {default: {request: {samples_limit: 7}}}}";

    assertThat(limits(started("receive", flag), "any")).containsExactly("-", "-", "7");
    assertThat(limits(started("receive"), "any")).containsExactly("-", "-", "-");
    assertThat(limits(started("receive", flag.replace("7", "$(LIMIT)")), "any"))
        .containsExactly("-", "-", "?");
  }

  private static List<String> limits(String text, String tenant) {
    RequestLimits limits = receive(text).limits().of(tenant);
    return Stream.of(limits.bytes(), limits.series(), limits.samples())
        .map(ThanosTest::number)
        .toList();
  }

  private static String number(Value<Integer> value) {
    if (value instanceof Value.Known<Integer> known) {
      return known.value().toString();
    }
    return value instanceof Value.Absent<Integer> ? "-" : "?";
  }

  @Test
  void aFileOfAnotherNamespaceIsNotTheOneThatIsMounted() {
    String text =
        started("receive", "--receive.hashrings-file=/etc/thanos/rings.json")
            + CONFIG_MAP.formatted("elsewhere", "rings.json", "    []\n");

    assertThat(receive(text).hashrings().isConfigured()).isTrue();
    assertThat(receive(text).hashrings().isKnown()).isFalse();
  }

  @Test
  void aWordThatIsNotKnownMakesNoRouter() {
    assertThat(receive(started("receive", "{{ .Values.more }}")).mode()).isEqualTo(Mode.INGESTOR);
  }

  @Test
  void replicaLabelsAreReadOneByOneAndFromLists() {
    Querier querier =
        querier(started("query", "--query.replica-label=a", "--query.replica-label", "b,c, d"));

    assertThat(querier.replicaLabels())
        .extracting(label -> ((Value.Known<String>) label).value())
        .as("a blank belongs to the name")
        .containsExactly("a", "b", "c", " d");
  }

  @Test
  void beforeThereWereListsACommaBelongedToTheName() {
    String old = started("query", "--query.replica-label=a,b").replace("v0.39.2", "v0.36.1");

    assertThat(querier(old).replicaLabels()).hasSize(1);
  }

  @Test
  void aHashringLabelsOnlyTheTenantsThatItLists() {
    Receive receive =
        receive(
            started(
                "receive",
                "--receive.hashrings=[{\"tenants\": [\"team-*\"],"
                    + " \"tenant_matcher_type\": \"glob\", \"external_labels\": {\"a\": \"1\"}},"
                    + " {\"tenants\": [\"team-x\"], \"external_labels\": {\"b\": \"1\"}},"
                    + " {\"external_labels\": {\"c\": \"1\"}}]"));

    assertThat(receive.labelsOfHashrings("team-x")).extracting(NamedValue::name).containsOnly("b");
    assertThat(receive.labelsOfHashrings("others")).isEmpty();
  }

  @Test
  void theAlgorithmOfAHashringGoesBeforeThatOfTheFlag() {
    String rings = "--receive.hashrings=[{\"algorithm\": \"ketama\"}, {}]";
    Receive receive = receive(started("receive", rings));

    assertThat(receive.algorithm(receive.hashrings().rings().get(0)).isKnown("ketama")).isTrue();
    assertThat(receive.algorithm(receive.hashrings().rings().get(1)).isKnown("hashmod")).isTrue();
  }

  @Test
  void hashringsThatAReceiverReadsAreNotSpare() {
    String rings =
        CONFIG_MAP.formatted("monitoring", "hashrings.json", "    [{endpoints: [a:1]}]\n");

    assertThat(thanos(started("query") + rings).unmountedHashrings()).hasSize(1);
    assertThat(
            thanos(
                    started("receive", "--receive.hashrings-file=/etc/thanos/hashrings.json")
                        + rings)
                .unmountedHashrings())
        .isEmpty();
  }

  @Test
  void theOperatorGivesARulerALabelForEachPod() {
    Component ruler =
        thanos(
                """
                apiVersion: monitoring.coreos.com/v1
                kind: ThanosRuler
                metadata: {name: rules, namespace: monitoring}
                spec:
                  labels: {cluster: central}
                  remoteWrite: [{url: "http://receive:19291/api/v1/receive"}]
                """)
            .components()
            .get(0);

    assertThat(ruler.labels())
        .extracting(NamedValue::name)
        .containsExactly("thanos_ruler_replica", "cluster");
    assertThat(ruler.commandLine().has("remote-write.config-file")).isTrue();
  }

  @Test
  void addressesOfAllFlagsAreRead() {
    Querier querier =
        querier(
            started(
                "query",
                "--endpoint=a:1",
                "--store=b:1",
                "--endpoint-strict=c:1",
                "--endpoint-group=d:1"));

    assertThat(written(querier)).containsExactlyInAnyOrder("a:1", "b:1", "c:1", "d:1");
    assertThat(querier.stores()).filteredOn(StoreAddress::isGroup).hasSize(1);
    assertThat(querier.knowsAllStores()).isTrue();
  }

  @Test
  void addressesInFilesOfBothKindsAreRead() {
    String old =
        started("query", "--store.sd-files=/etc/thanos/stores.yaml")
            + CONFIG_MAP.formatted("monitoring", "stores.yaml", "    - targets: [a:1, b:1]\n");
    String current =
        started("query", "--endpoint.sd-config-file=/etc/thanos/stores.yaml")
            + CONFIG_MAP.formatted(
                "monitoring",
                "stores.yaml",
                "    endpoints: [{address: a:1}, {address: b:1, group: true}]\n");

    assertThat(written(querier(old))).containsExactly("a:1", "b:1");
    assertThat(written(querier(current))).containsExactly("a:1", "b:1");
    assertThat(querier(current).stores().get(1).isGroup()).isTrue();
    assertThat(querier(current).knowsAllStores()).isTrue();
  }

  @Test
  void aFileThatIsNotInTheTreeLeavesAddressesUnknown() {
    assertThat(querier(started("query", "--store.sd-files=/etc/more/*.yaml")).knowsAllStores())
        .isFalse();
  }

  @Test
  void flagsAreThoseBehindTheNameOfTheComponent() {
    Component component =
        thanos(started("query", "--endpoint=a:1", "--query.auto-downsampling")).components().get(0);

    assertThat(component.flags())
        .extracting(Component.Flag::name)
        .containsExactly("endpoint", "query.auto-downsampling");
    assertThat(component.version().isKnown("v0.39.2")).isTrue();
  }
}
