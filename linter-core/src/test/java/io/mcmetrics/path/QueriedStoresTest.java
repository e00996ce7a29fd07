package io.mcmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QueriedStoresTest {
  private static final Cluster CLUSTER =
      new Cluster("central", Role.CENTRAL, "central", Cluster.Naming.DECLARED);

  private static final String RUNNING =
      """
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: %1$s, namespace: monitoring}
      spec:
        template:
          metadata: {labels: {app: %1$s}}
          spec:
            containers:
              - {name: thanos, image: "thanos:v0.39.2", args: [%2$s]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: %1$s, namespace: monitoring}
      spec:
        clusterIP: None
        selector: {app: %1$s}
        ports:
          - {name: grpc, port: 10901}
          - {name: http, port: 10902}
      """;

  private static Infrastructure infrastructure(String... nameAndArgs) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < nameAndArgs.length; i += 2) {
      text.append(RUNNING.formatted(nameAndArgs[i], nameAndArgs[i + 1]));
    }
    SourceTree tree = SourceTree.of(List.of(SourceFile.of("thanos.yaml", text.toString())));
    return Infrastructure.of(Renderer.render(tree).documents(), List.of(), any -> CLUSTER);
  }

  private static Workload workload(Infrastructure infrastructure, String name) {
    return infrastructure.network().workloads().stream()
        .filter(workload -> workload.name().isKnown(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> queriersOf(Infrastructure infrastructure, String name) {
    return infrastructure.stores().queriersOf(workload(infrastructure, name)).stream()
        .map(QueriedStoresTest::name)
        .toList();
  }

  private static String name(Querier querier) {
    return querier.component().workload().words();
  }

  @Test
  void aQuerierFindsWhatAnotherOneAsks() {
    Infrastructure chain =
        infrastructure(
            "receive", "receive",
            "leaf", "query, \"--endpoint=receive:10901\"",
            "top", "query, \"--endpoint=dns+leaf.monitoring.svc:10901\"");

    assertThat(queriersOf(chain, "receive"))
        .containsExactly("StatefulSet `leaf`", "StatefulSet `top`");
    assertThat(queriersOf(chain, "leaf")).containsExactly("StatefulSet `top`");
    assertThat(queriersOf(chain, "top")).isEmpty();
  }

  @Test
  void queriersThatAskEachOtherAreFoundOnce() {
    Infrastructure circle =
        infrastructure(
            "one", "query, \"--endpoint=two:10901\"", "two", "query, \"--endpoint=one:10901\"");

    assertThat(queriersOf(circle, "one")).containsExactly("StatefulSet `two`", "StatefulSet `one`");
  }

  @Test
  void anotherPortThanThatForGrpcFindsNothing() {
    Infrastructure wrong =
        infrastructure("receive", "receive", "query", "query, \"--endpoint=receive:10902\"");

    assertThat(queriersOf(wrong, "receive")).isEmpty();
    assertThat(wrong.stores().resolvedStores().get(0).resolution().targets()).isNotEmpty();
  }

  @Test
  void aServiceRecordIsOfThePortsOfTheService() {
    Infrastructure byRecord =
        infrastructure(
            "receive", "receive",
            "good", "query, \"--endpoint=dnssrv+_grpc._tcp.receive.monitoring.svc\"",
            "bad", "query, \"--endpoint=dnssrv+_store._tcp.receive.monitoring.svc\"",
            "given", "query, \"--endpoint=dnssrv+_http._tcp.receive.monitoring.svc:10901\"");

    assertThat(queriersOf(byRecord, "receive"))
        .containsExactly("StatefulSet `good`", "StatefulSet `given`");
  }

  @Test
  void aRouterHandsOnToThoseInItsHashrings() {
    String rings = "[{\"endpoints\": [\"ingestor-0.ingestor.monitoring.svc:10901\"]}]";
    Infrastructure routed =
        infrastructure(
            "ingestor", "receive", "router", "receive, '--receive.hashrings=" + rings + "'");
    Receive router = routed.thanos().receives().get(1);

    assertThat(routed.ingestors(router))
        .extracting(receive -> receive.component().workload().words())
        .containsExactly("StatefulSet `ingestor`");
  }
}
