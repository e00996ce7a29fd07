package io.mcmetrics.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.Written;
import io.mcmetrics.yaml.NamedValue;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ThanosOperatorObjectsTest {
  private static OperatorObjects operated(String group, String kind, String spec) {
    return OperatorObjects.of(
        Written.document(
            """
            apiVersion: %s/v1alpha1
            kind: %s
            metadata: {name: main, namespace: monitoring}
            spec: %s
            """
                .formatted(group, kind, spec)),
        Written.CLUSTER);
  }

  private static OperatorObjects ofTheCommunity(String kind, String spec) {
    return operated("monitoring.thanos.io", kind, spec);
  }

  private static OperatorObjects ofBanzaiCloud(String kind, String spec) {
    return operated("monitoring.banzaicloud.io", kind, spec);
  }

  private static List<String> services(OperatorObjects operated) {
    return operated.services().stream().map(Written::words).toList();
  }

  private static List<Program> programs(OperatorObjects operated) {
    return operated.workloads().stream().map(w -> Program.of(w.containers().get(0))).toList();
  }

  @Test
  void knowsTheRouterAndEachHashring() {
    OperatorObjects receive =
        ofTheCommunity(
            "ThanosReceive",
            "{routerSpec: {replicationFactor: 3}, ingesterSpec: {hashrings: [{name: blue, replicas: 3,"
                + " externalLabels: {replica: $(POD_NAME)}}]}}");

    assertThat(services(receive))
        .containsExactly(
            "thanos-receive-router-main 10901>10901 10902>10902 19391>19391 19291>19291",
            "thanos-receive-ingester-main-blue 10901>10901 10902>10902 19391>19391 19291>19291");
    assertThat(programs(receive)).containsOnly(Program.THANOS_RECEIVE);
    assertThat(receive.services()).extracting(Service::isHeadless).containsExactly(false, true);
  }

  @Test
  void knowsThatAQuerierAsksOthersThanAreWritten() {
    OperatorObjects query =
        ofTheCommunity("ThanosQuery", "{replicaLabels: [replica], queryFrontend: {}}");

    assertThat(services(query))
        .containsExactly(
            "thanos-query-main 10901>10901 9090>9090", "thanos-query-frontend-main 9090>9090");
    assertThat(programs(query))
        .containsExactly(Program.THANOS_QUERY, Program.THANOS_QUERY_FRONTEND);
    assertThat(query.workloads().get(0).containers().get(0).commandLine().isWhole()).isFalse();
  }

  @Test
  void selectsThePodsThatItMakes() {
    OperatorObjects receive =
        ofTheCommunity("ThanosReceive", "{ingesterSpec: {hashrings: [{name: blue}, {name: red}]}}");

    for (int i = 0; i < receive.services().size(); i++) {
      for (NamedValue wanted : receive.services().get(i).selector()) {
        NamedValue has =
            NamedValue.find(receive.workloads().get(i).podLabels(), wanted.name()).orElseThrow();
        assertThat(Written.words(has.value())).isEqualTo(Written.words(wanted.value()));
      }
    }
  }

  @Test
  void tellsTheRulersOfTwoOperatorsApart() {
    assertThat(services(ofTheCommunity("ThanosRuler", "{}")))
        .containsExactly("thanos-ruler-main 10901>10901 9090>9090");
    assertThat(services(operated("monitoring.coreos.com", "ThanosRuler", "{}")))
        .containsExactly("thanos-ruler-operated 10902>web 10901>grpc");
  }

  @Test
  void knowsTheGroupsOfAReceiverAndTheServiceForAll() {
    OperatorObjects receiver =
        ofBanzaiCloud(
            "Receiver",
            "{receiverGroups: [{name: a}, {name: b, remoteWriteAddress: '0.0.0.0:19291'}]}");

    assertThat(services(receiver))
        .containsExactly(
            "main-receiver-a 10907>10907 10909>10909 10908>10908",
            "main-receiver-b 10907>10907 10909>10909 19291>19291",
            "main-receiver 10907>grpc 10909>http 10908>remote-write");
    assertThat(programs(receiver)).containsOnly(Program.THANOS_RECEIVE);
  }

  @Test
  void knowsAQuerierOfBanzaiCloudAndItsFrontend() {
    assertThat(services(ofBanzaiCloud("Thanos", "{query: {}, queryFrontend: {}}")))
        .containsExactly("main-query 10901>10901 10902>10902", "main-query-frontend 9090>9090");
    assertThat(services(ofBanzaiCloud("Thanos", "{storeGateway: {}}"))).isEmpty();
  }

  @Test
  void knowsLessOfWhatIsOverridden() {
    assertThat(seenWhole("workloadMetaOverrides")).containsExactly(false, true);
    assertThat(seenWhole("statefulsetOverrides")).containsExactly(false, true);
    assertThat(seenWhole("serviceOverrides")).containsExactly(true, false);
    assertThat(seenWhole("metaOverrides")).containsExactly(false, false);
  }

  /** Returns whether the workload of a group is wholly known, and whether its Service is. */
  private static List<Boolean> seenWhole(String overrides) {
    String group = "{receiverGroups: [{name: a, %s: {metadata: {}}}]}".formatted(overrides);
    OperatorObjects receiver = ofBanzaiCloud("Receiver", group);
    return List.of(
        receiver.workloads().get(0).sight().whole(), receiver.services().get(0).sight().whole());
  }

  @Test
  void takesNoReceiverOfAnotherGroupForOne() {
    assertThat(operated("notification.toolkit.fluxcd.io", "Receiver", "{}").services()).isEmpty();
  }
}
