package io.mcmetrics.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.Written;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VictoriaMetricsOperatorObjectsTest {
  private static OperatorObjects operated(String kind, String spec) {
    return OperatorObjects.of(
        Written.document(
            """
            apiVersion: operator.victoriametrics.com/v1beta1
            kind: %s
            metadata: {name: main, namespace: monitoring}
            spec: %s
            """
                .formatted(kind, spec)),
        Written.CLUSTER);
  }

  private static List<String> services(OperatorObjects operated) {
    return operated.services().stream().map(Written::words).toList();
  }

  @Test
  void knowsTheServiceOfASingleNodeByBothOfItsPorts() {
    assertThat(services(operated("VMSingle", "{retentionPeriod: '1'}")))
        .containsExactly("vmsingle-main 8429>8429 8428>8429");
    assertThat(services(operated("VMSingle", "{port: '8428'}")))
        .containsExactly("vmsingle-main 8428>8428");
  }

  @Test
  void knowsEachPartOfAClusterThatIsAskedFor() {
    OperatorObjects cluster =
        operated("VMCluster", "{vmstorage: {}, vmselect: {}, vminsert: {port: '9480'}}");

    assertThat(services(cluster))
        .containsExactly(
            "vminsert-main 9480>9480", "vmselect-main 8481>8481", "vmstorage-main 8482>8482");
    assertThat(cluster.services())
        .extracting(Service::isHeadless)
        .containsExactly(false, true, true);
    assertThat(cluster.workloads())
        .extracting(workload -> Program.of(workload.containers().get(0)))
        .containsExactly(Program.VM_INSERT, Program.VM_SELECT, Program.VM_STORAGE);
    assertThat(services(operated("VMCluster", "{vmselect: {}}")))
        .containsExactly("vmselect-main 8481>8481");
  }

  @Test
  void selectsThePodsThatItMakes() {
    OperatorObjects agent =
        operated("VMAgent", "{podMetadata: {labels: {team: a, managed-by: me}}}");

    for (NamedValue wanted : agent.services().get(0).selector()) {
      assertThat(NamedValue.find(agent.workloads().get(0).podLabels(), wanted.name()))
          .as(wanted.name())
          .get()
          .satisfies(has -> assertThat(words(has.value())).isEqualTo(words(wanted.value())));
    }
  }

  private static String words(Value<?> value) {
    return Written.words(value);
  }

  @Test
  void doubtsAPortThatTheOperatorMayBeToldOtherwise() {
    assertThat(operated("VMAuth", "{}").services().get(0).sight().limit())
        .isEqualTo(Confidence.LIKELY);
    assertThat(operated("VMAuth", "{port: '8427'}").services().get(0).sight().limit())
        .isEqualTo(Confidence.CERTAIN);
    assertThat(services(operated("VMAuth", "{port: '${PORT}'}")))
        .containsExactly("vmauth-main ?>?");
  }

  @Test
  void knowsAServiceBesideIt() {
    assertThat(services(operated("VMAgent", "{serviceSpec: {spec: {type: NodePort}}}")))
        .containsExactly("vmagent-main 8429>8429", "vmagent-main-additional-service 8429>8429");
    assertThat(
            services(
                operated(
                    "VMAgent",
                    "{serviceSpec: {metadata: {name: open}, spec: {ports: [{name: http, port: 80,"
                        + " targetPort: 8429}]}}}")))
        .containsExactly("vmagent-main 8429>8429", "open 80>8429");
  }

  @Test
  void changesItsOwnServiceWhereItIsToldTo() {
    OperatorObjects single =
        operated(
            "VMSingle",
            "{serviceSpec: {useAsDefault: true, spec: {type: LoadBalancer, ports: [{name: http, port:"
                + " 80, targetPort: 8429}]}}}");

    assertThat(services(single)).containsExactly("vmsingle-main 80>8429 8428>8429");
    assertThat(single.services().get(0).type().isKnown("LoadBalancer")).isTrue();
  }

  @Test
  void namesThingsAsChartsDoWhereItIsToldTo() {
    assertThat(services(operated("VMSingle", "{useLegacyNaming: true}")))
        .containsExactly("main 8429>8429 8428>8429");
    assertThat(services(operated("VMCluster", "{useLegacyNaming: true, vminsert: {}}")))
        .containsExactly("main-vminsert 8480>8480");
  }

  @Test
  void takesNoOtherResourceForItsOwn() {
    assertThat(operated("VMRule", "{groups: []}").services()).isEmpty();
  }
}
