package io.mcmetrics.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.FleetBuilder;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class VmagentReaderTest {
  private static final String WORKLOAD =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: vmagent, namespace: monitoring}
      spec:
        template:
          spec:
            containers:
              - name: agent
                image: docker.io/victoriametrics/vmagent:v1.151.0
                args:
                  - -promscrape.config=/config/scrape.yml
                  - --remoteWrite.url=https://receive.central.test/api/v1/receive,http://vm.test/api/v1/write
                  - "-remoteWrite.headers=THANOS-TENANT: edge^^X: y"
      %s
                volumeMounts: [{name: config, mountPath: /config}]
            volumes: [{name: config, configMap: {name: vmagent}}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: vmagent, namespace: monitoring}
      data:
        drop.yml: |
          - {source_labels: [__name__], regex: go_.*, action: drop}
        stamp.yml: |
          - {source_labels: [cluster], regex: seoul, action: keep}
        scrape.yml: |
          global:
            external_labels: {cluster: seoul, region: "%%{REGION}"}
          scrape_configs:
            - {job_name: nodes, static_configs: [{targets: ["node:9100"]}]}
      """;

  private static List<Sender> senders(String text) {
    SourceTree tree = SourceTree.of(List.of(SourceFile.of("edge/agent.yaml", text)));
    return FleetBuilder.build(Renderer.render(tree), FleetOptions.DEFAULTS, new TreeMap<>())
        .senders();
  }

  private static Sender with(String... flags) {
    StringBuilder lines = new StringBuilder();
    for (String flag : flags) {
      lines.append("            - ").append(flag).append('\n');
    }
    List<Sender> senders = senders(WORKLOAD.formatted(lines));
    assertThat(senders).hasSize(1);
    return senders.get(0);
  }

  private static List<String> gaps(Sender sender, Stage stage) {
    return sender.unmodelled().stream()
        .filter(setting -> setting.stage() == stage)
        .map(UnmodelledSetting::what)
        .toList();
  }

  @Test
  void fillsInVariablesOfItsOwnEnvironment() {
    String given =
        """
                    - -sortLabels
                  env:
                    - {name: REGION, value: north}
        """;
    assertThat(senders(WORKLOAD.formatted(given)).get(0).externalLabels().value("region").known())
        .contains("north");
    assertThat(with("-sortLabels").externalLabels().value("region").known()).contains("%{REGION}");
    String elsewhere =
        given.replace("env:", "envFrom: [{configMapRef: {name: facts}}]\n          env:");
    assertThat(senders(WORKLOAD.formatted(elsewhere)).get(0).externalLabels().value("region"))
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void readsUrlsHeadersAndTheLabelsOfTheScrapeFile() {
    Sender sender = with();

    assertThat(sender.name().isKnown("vmagent")).isTrue();
    assertThat(sender.isPrometheus()).isFalse();
    assertThat(sender.remoteWrites())
        .extracting(write -> write.url().written())
        .containsExactly(
            "https://receive.central.test/api/v1/receive", "http://vm.test/api/v1/write");
    assertThat(sender.remoteWrites().get(1).headers())
        .extracting(ExternalLabels.Label::name)
        .containsExactly("THANOS-TENANT", "X");
    assertThat(sender.externalLabels().value("cluster").isKnown("seoul")).isTrue();
    assertThat(sender.externalLabels().value("region").known()).contains("%{REGION}");
    assertThat(sender.externalLabels().value("zone")).isInstanceOf(Value.Absent.class);
  }

  @Test
  void labelsOfTheFlagAreWrittenLast() {
    Sender sender = with("-remoteWrite.label=cluster=busan,zone=a");

    assertThat(sender.externalLabels().value("cluster").isKnown("busan")).isTrue();
    assertThat(sender.externalLabels().value("zone").isKnown("a")).isTrue();
  }

  @Test
  void labelsBehindTheOthersAreRefusedByReceive() {
    assertThat(with().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).endsWith("`-sortLabels` puts it right"));
    assertThat(with("-sortLabels").faults()).isEmpty();
    assertThat(with("-sortLabels", "-remoteWrite.label=cluster=x").faults()).hasSize(1);
    assertThat(with("-sortLabels", "-remoteWrite.label=zz=x").faults()).isEmpty();
  }

  @Test
  void relabellingIsReadWhereItsFileIsInTheTree() {
    Sender seen = with("-remoteWrite.relabelConfig=/config/drop.yml");
    Sender unseen = with("-remoteWrite.urlRelabelConfig=/elsewhere/drop.yml");

    assertThat(seen.remoteWrites().get(1).relabelling()).hasSize(1);
    assertThat(gaps(seen, Stage.RELABEL)).isEmpty();
    assertThat(unseen.remoteWrites().get(0).relabelling()).isEmpty();
    assertThat(gaps(unseen, Stage.RELABEL))
        .containsExactly("`-remoteWrite.urlRelabelConfig` is not evaluated");
  }

  @Test
  void relabellingDoesNotSeeTheLabelsOfTheFlag() {
    Sender sender =
        with("-remoteWrite.relabelConfig=/config/stamp.yml", "-remoteWrite.label=cluster=x");

    assertThat(sender.remoteWrites().get(0).relabelling()).isEmpty();
    assertThat(gaps(sender, Stage.RELABEL).get(0)).startsWith("relabelling concerns a label");
  }

  @Test
  void whatOthersPushToAVmagentMayNameItsCluster() {
    String relay =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: relay}
        spec:
          template:
            spec:
              containers:
                - name: relay
                  image: victoriametrics/vmagent:v1.151.0
                  args: ["-remoteWrite.url=https://receive.test/api/v1/receive"]
        """;

    assertThat(senders(relay).get(0).sight().limit()).isEqualTo(Confidence.LIKELY);
    assertThat(with().sight().limit()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void theEnvironmentMaySetFlags() {
    String text =
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: vmagent}
        spec:
          template:
            spec:
              containers:
                - name: vmagent
                  image: victoriametrics/vmagent:v1.151.0
                  args: [-envflag.enable, -envflag.prefix=VM_]
                  env:
                    - {name: VM_remoteWrite_url, value: "https://receive.test/api/v1/receive"}
        """;
    Sender sender = senders(text).get(0);

    assertThat(sender.sends()).isTrue();
    assertThat(sender.sight().whole()).isFalse();
    assertThat(sender.externalLabels().value("cluster")).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void theResourceOfTheOperatorHasBothKindsOfLabels() {
    Sender sender =
        senders(
                """
                apiVersion: operator.victoriametrics.com/v1beta1
                kind: VMAgent
                metadata: {name: edge}
                spec:
                  externalLabels: {cluster: seoul}
                  remoteWriteSettings: {label: {cluster: busan}}
                  extraArgs: {remoteWrite.label: "zone=a"}
                  relabelConfig: {name: rules, key: all.yml}
                  remoteWrite:
                    - url: https://receive.central.test/api/v1/receive
                      headers: ["THANOS-TENANT: edge"]
                """)
            .get(0);

    assertThat(sender.externalLabels().value("cluster").isKnown("busan")).isTrue();
    assertThat(sender.externalLabels().value("zone").isKnown("a")).isTrue();
    assertThat(sender.remoteWrites().get(0).headers().get(0).value().isKnown("edge")).isTrue();
    assertThat(gaps(sender, Stage.RELABEL)).containsExactly("`relabelConfig` is not evaluated");
    assertThat(sender.faults()).hasSize(1);
  }
}
