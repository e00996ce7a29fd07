package io.mcmetrics.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.fleet.FleetBuilder;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.render.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Overlays that generate a ConfigMap of one name each, for the agent of their base. */
final class VmagentOverlaysTest {
  private static final String AGENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: agent}
      spec:
        template:
          spec:
            containers:
              - name: agent
                image: victoriametrics/vmagent:v1.151.0
                args:
                  - -promscrape.config=/config/scrape.yml
                  - -remoteWrite.url=https://receive.central.test/api/v1/receive
                volumeMounts: [{name: config, mountPath: /config}]
            volumes: [{name: config, configMap: {name: agent}}]
      """;

  private static final String GENERATES =
      """
      namespace: monitoring
      resources: [../base]
      generatorOptions: {disableNameSuffixHash: true}
      configMapGenerator: [{name: agent, files: [scrape.yml=conf/scrape.yml]}]
      """;

  private static final String GENERATES_NOTHING = "namespace: monitoring\nresources: [../base]\n";

  private static String labelled(String place) {
    return "global: {external_labels: {env: " + place + "}}\nscrape_configs: []\n";
  }

  private static List<Sender> senders(String... more) {
    List<String> files =
        new ArrayList<>(
            List.of(
                "edge/base/agent.yaml",
                AGENT,
                "edge/base/kustomization.yaml",
                "resources: [agent.yaml]",
                "edge/bergen/conf/scrape.yml",
                labelled("bergen"),
                "edge/bergen/kustomization.yaml",
                GENERATES));
    files.addAll(List.of(more));
    return FleetBuilder.build(
            Renderer.render(Trees.of(files.toArray(new String[0]))),
            FleetOptions.DEFAULTS,
            new TreeMap<>())
        .senders();
  }

  private static List<String> labels(List<Sender> senders) {
    return senders.stream()
        .map(sender -> sender.externalLabels().value("env").known().orElse("?"))
        .toList();
  }

  @Test
  void eachOverlayMountsItsOwn() {
    List<Sender> senders =
        senders(
            "edge/oslo/conf/scrape.yml",
            labelled("oslo"),
            "edge/oslo/kustomization.yaml",
            GENERATES);

    assertThat(senders).hasSize(2).noneMatch(Sender::isPrometheus);
    assertThat(labels(senders)).containsExactly("bergen", "oslo");
  }

  @Test
  void anOverlayWithoutOneDoesNotMountThatOfAnother() {
    List<Sender> senders = senders("edge/oslo/kustomization.yaml", GENERATES_NOTHING);

    assertThat(labels(senders)).containsExactly("bergen", "?");
    assertThat(senders.get(1).externalLabels().whole()).isFalse();
  }

  @Test
  void oneThatStandsApartIsMountedIfItIsTheOnlyOne() {
    List<Sender> senders =
        senders(
            "edge/oslo/kustomization.yaml",
            GENERATES_NOTHING,
            "shared/agent.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: agent, namespace: monitoring}
            data: {scrape.yml: "global: {external_labels: {env: shared}}"}
            """);

    assertThat(labels(senders)).contains("bergen", "shared");
  }
}
