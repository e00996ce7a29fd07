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

final class CollectorReaderTest {
  private static final String CONFIG =
      """
      receivers:
        prometheus:
          config:
            scrape_configs:
              - {job_name: nodes, static_configs: [{targets: ["node:9100"]}]}
        otlp: {}
      processors:
        batch: {}
        filter/noise: {}
        transform: {}
      exporters:
        prometheusremotewrite/central:
          endpoint: https://receive.central.test/api/v1/receive
          headers: {THANOS-TENANT: edge}
          auth: {authenticator: basicauth}
          external_labels: {k8s.cluster: seoul}
        otlphttp: {endpoint: "https://otel.central.test"}
        debug: {}
      extensions:
        basicauth: {}
      service:
        extensions: [basicauth]
        pipelines:
          traces: {receivers: [otlp], exporters: [otlphttp]}
          metrics/edge: {receivers: [prometheus], exporters: [prometheusremotewrite/central]}
      """;

  private static List<Sender> senders(String path, String text) {
    SourceTree tree = SourceTree.of(List.of(SourceFile.of(path, text)));
    return FleetBuilder.build(Renderer.render(tree), FleetOptions.DEFAULTS, new TreeMap<>())
        .senders();
  }

  private static Sender only(String config) {
    List<Sender> senders = senders("edge/otel.yml", config);
    assertThat(senders).hasSize(1);
    return senders.get(0);
  }

  private static List<String> gaps(Sender sender, Stage stage) {
    return sender.unmodelled().stream()
        .filter(setting -> setting.stage() == stage)
        .map(UnmodelledSetting::what)
        .toList();
  }

  private static List<String> messages(Sender sender, SenderFault.Kind kind) {
    return sender.faults().stream()
        .filter(fault -> fault.kind() == kind)
        .map(SenderFault::message)
        .toList();
  }

  @Test
  void anExporterInAPipelineIsASenderWithItsLabelsHeadersAndLogin() {
    Sender sender = only(CONFIG);

    assertThat(sender.isCollector()).isTrue();
    assertThat(sender.isPrometheus()).isFalse();
    assertThat(sender.externalLabels().value("k8s_cluster").isKnown("seoul")).isTrue();
    assertThat(sender.externalLabels().value("cluster")).isInstanceOf(Value.Absent.class);
    assertThat(sender.unmodelled()).isEmpty();
    RemoteWrite write = sender.remoteWrites().get(0);
    assertThat(write.url().isKnown("https://receive.central.test/api/v1/receive")).isTrue();
    assertThat(write.headers().get(0).value().isKnown("edge")).isTrue();
    assertThat(write.account()).contains("basicauth");
    assertThat(write.settings().faults()).isEmpty();
  }

  @Test
  void anExporterInNoPipelineSendsNothing() {
    Sender sender =
        only(CONFIG.replace("exporters: [prometheusremotewrite/central]", "exporters: [debug]"));

    assertThat(sender.remoteWrites()).isEmpty();
    assertThat(messages(sender, SenderFault.Kind.IDLE))
        .containsExactly(
            "the exporter `prometheusremotewrite/central` is in no pipeline of metrics: it sends"
                + " nothing");
  }

  @Test
  void keysThatTheExporterDoesNotHaveAreIgnored() {
    Sender sender =
        only(
            CONFIG.replace(
                "headers: {THANOS-TENANT: edge}", "write_relabel_configs: [{action: keep}]"));
    Sender url = only(CONFIG.replace("endpoint: https://receive", "url: https://receive"));

    assertThat(messages(sender, SenderFault.Kind.IGNORED))
        .singleElement()
        .asString()
        .startsWith("`write_relabel_configs` is no key of the exporter");
    assertThat(messages(url, SenderFault.Kind.MISDIRECTED))
        .singleElement()
        .asString()
        .startsWith("the key `url` is ignored, and there is no `endpoint`");
    assertThat(messages(url, SenderFault.Kind.IGNORED)).isEmpty();
  }

  @Test
  void whatKeepsACollectorFromStartingIsKnown() {
    String labels = "{k8s.cluster: seoul}";
    Sender empty = only(CONFIG.replace(labels, "{k8s.cluster: seoul, region: \"\"}"));
    Sender number = only(CONFIG.replace(labels, "{k8s.cluster: seoul, shard: 1}"));
    Sender open = only(CONFIG.replace(labels, "{k8s.cluster: \"${env:REGION}\"}"));
    Sender rules = only(CONFIG.replace("config:\n", "config:\n      rule_files: [a.yml]\n"));
    Sender braces =
        only(CONFIG.replace("{job_name: nodes,", "{job_name: \"${1}\", metrics_path: \"/$${1}\","));

    assertThat(messages(empty, SenderFault.Kind.REFUSED)).hasSize(1);
    assertThat(number.faults()).singleElement().matches(fault -> !fault.isCertain());
    assertThat(open.faults()).isEmpty();
    assertThat(messages(rules, SenderFault.Kind.REFUSED)).hasSize(1);
    assertThat(messages(braces, SenderFault.Kind.REFUSED)).hasSize(1);
    assertThat(messages(only(CONFIG.replace("[basicauth]", "[]")), SenderFault.Kind.REFUSED))
        .hasSize(1);
  }

  @Test
  void processorsThatSetLabelsOfAllSeriesAreEvaluated() {
    String listed = "{receivers: [prometheus], processors: [%s], exporters:";
    String set = "attributes/own: {actions: [{key: cluster, value: busan, action: upsert}]}";
    String resource = "resource/own: {attributes: [{key: cluster, value: daegu, action: upsert}]}";
    String config = CONFIG.replace("batch: {}", "batch: {}\n  " + set + "\n  " + resource);
    Sender attributes =
        only(
            config.replace(
                "{receivers: [prometheus], exporters:", listed.formatted("attributes/own")));
    String withResource =
        config.replace("{receivers: [prometheus], exporters:", listed.formatted("resource/own"));
    Sender onTargetInfoOnly = only(withResource);
    Sender converted =
        only(
            withResource.replace(
                "headers: {THANOS-TENANT: edge}",
                "resource_to_telemetry_conversion: {enabled: true}"));

    assertThat(attributes.externalLabels().value("cluster").isKnown("busan")).isTrue();
    assertThat(gaps(attributes, Stage.IDENTITY)).isEmpty();
    assertThat(onTargetInfoOnly.externalLabels().value("cluster")).isInstanceOf(Value.Absent.class);
    assertThat(converted.externalLabels().value("cluster").isKnown("daegu")).isTrue();
    assertThat(gaps(converted, Stage.IDENTITY)).isEmpty();
  }

  @Test
  void whatIsSentInAnotherWayIsSaid() {
    Sender sender =
        only(
            CONFIG
                .replace("exporters: [prometheusremotewrite/central]", "exporters: [otlphttp]")
                .replace("prometheusremotewrite/central:", "loadbalancing:"));

    assertThat(sender.remoteWrites()).isEmpty();
    assertThat(gaps(sender, Stage.REMOTE_WRITE).get(0)).startsWith("the exporter `otlphttp` sends");
  }

  @Test
  void aCollectorOfTracesAloneIsNoSender() {
    assertThat(
            senders(
                "otel.yml",
                """
                receivers: {otlp: {}}
                exporters: {otlphttp: {endpoint: "https://otel.test"}}
                service: {pipelines: {traces: {receivers: [otlp], exporters: [otlphttp]}}}
                """))
        .isEmpty();
  }

  @Test
  void aBlockOfHttpHidesTheEndpointBesideIt() {
    Sender hidden =
        only(
            CONFIG.replace(
                "headers: {THANOS-TENANT: edge}", "http: {endpoint: \"https://inner.test/w\"}"));
    Sender none = only(CONFIG.replace("headers: {THANOS-TENANT: edge}", "http: {timeout: 5s}"));

    assertThat(hidden.remoteWrites().get(0).url().isKnown("https://inner.test/w")).isTrue();
    assertThat(none.remoteWrites().get(0).url()).isInstanceOf(Value.Absent.class);
  }

  @Test
  void processorsOfThePipelineAreNotEvaluated() {
    String listed = "{receivers: [prometheus], processors: [%s], exporters:";
    Sender filtered =
        only(
            CONFIG.replace(
                "{receivers: [prometheus], exporters:", listed.formatted("batch, filter/noise")));
    Sender transformed =
        only(CONFIG.replace("{receivers: [prometheus], exporters:", listed.formatted("transform")));

    assertThat(gaps(filtered, Stage.RELABEL))
        .containsExactly("the processor `filter/noise` is not evaluated");
    assertThat(gaps(filtered, Stage.IDENTITY)).isEmpty();
    assertThat(filtered.externalLabels().value("cluster")).isInstanceOf(Value.Absent.class);
    assertThat(gaps(transformed, Stage.IDENTITY)).hasSize(1);
    assertThat(transformed.externalLabels().value("cluster")).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void resourceAttributesMayNameTheClusterWhereTheyBecomeLabels() {
    String with = "external_labels: {}\n    resource_to_telemetry_conversion: {enabled: %s}";
    String written = "external_labels: {k8s.cluster: seoul}";
    Sender on = only(CONFIG.replace(written, with.formatted("true")));
    Sender off = only(CONFIG.replace(written, with.formatted("false")));

    assertThat(on.externalLabels().value("cluster")).isInstanceOf(Value.Unknown.class);
    assertThat(gaps(on, Stage.IDENTITY)).hasSize(1);
    assertThat(off.externalLabels().value("cluster")).isInstanceOf(Value.Absent.class);
  }

  @Test
  void theReceiversLabelsGoBeforeTheExporters() {
    String global = "config:\n      global: {external_labels: {k8s_cluster: busan}}\n";
    Sender sender =
        only(CONFIG.replace("config:\n      scrape_configs", global + "      scrape_configs"));

    assertThat(sender.externalLabels().value("k8s_cluster").isKnown("busan")).isTrue();
  }

  @Test
  void whatOthersSendToACollectorMayNameItsCluster() {
    Sender sender =
        only(CONFIG.replace("receivers: [prometheus]", "receivers: [prometheus, otlp]"));

    assertThat(sender.sight().limit()).isEqualTo(Confidence.LIKELY);
    assertThat(only(CONFIG).sight().limit()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void variablesAreNotKnown() {
    Sender sender =
        only(
            CONFIG
                .replace("{k8s.cluster: seoul}", "{cluster: \"${env:CLUSTER}\"}")
                .replace("https://receive.central.test", "https://$$HOST"));

    assertThat(sender.externalLabels().value("cluster")).isInstanceOf(Value.Unknown.class);
    assertThat(sender.remoteWrites().get(0).url()).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void resourcesOfBothVersionsAndConfigMapsAreRead() {
    String indented = CONFIG.indent(4);
    String resource =
        "apiVersion: opentelemetry.io/%s\nkind: OpenTelemetryCollector\nmetadata: {name: edge, namespace: o}\nspec:\n  config:%s\n";
    for (String text :
        List.of(
            resource.formatted("v1beta1", "") + indented,
            resource.formatted("v1alpha1", " |") + indented,
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: edge}\ndata:\n  relay: |\n"
                + indented)) {
      List<Sender> senders = senders("collector.yaml", text);

      assertThat(senders).hasSize(1);
      assertThat(senders.get(0).name().isKnown("edge")).isTrue();
      assertThat(senders.get(0).remoteWrites()).hasSize(1);
    }
  }

  @Test
  void aConfigurationThatIsNoYamlMaySend() {
    List<Sender> senders =
        senders(
            "collector.yaml",
            """
            apiVersion: opentelemetry.io/v1alpha1
            kind: OpenTelemetryCollector
            metadata: {name: edge}
            spec:
              config: "{{ .Values.config }}: ["
            """);

    assertThat(senders).hasSize(1);
    assertThat(senders.get(0).sight().whole()).isFalse();
    assertThat(gaps(senders.get(0), Stage.REMOTE_WRITE)).hasSize(1);
  }
}
