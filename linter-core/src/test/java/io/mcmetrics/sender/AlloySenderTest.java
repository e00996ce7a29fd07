package io.mcmetrics.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.trace.TraceResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlloySenderTest {
  private static final String CONFIG_MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: alloy, namespace: monitoring}
      data:
        config.alloy: |
          prometheus.scrape "pods" {
            targets    = discovery.kubernetes.pods.targets
            forward_to = [prometheus.relabel.thin.receiver]
          }
          prometheus.relabel "thin" {
            forward_to = [prometheus.remote_write.central.receiver]
            rule {
              action        = "drop"
              source_labels = ["__name__"]
              regex         = "go_.*"
            }
          }
          prometheus.remote_write "central" {
            external_labels = { cluster = "edge-01", site = sys.env("SITE") }
            endpoint {
              url     = "http://receive.example:19291/api/v1/receive"
              headers = { "THANOS-TENANT" = "edge" }
              write_relabel_config {
                source_labels = ["__name__"]
                regex         = "up|scrape_.*"
                action        = "keep"
              }
              queue_config {
                max_samples_per_send = 500
              }
            }
          }
          prometheus.remote_write "spare" {
            endpoint { url = sys.env("URL") }
          }
      """;

  @Test
  void readsEachComponentThatSends() {
    List<Sender> senders = fleet("clusters/edge-01/alloy.yaml", CONFIG_MAP).senders();

    assertThat(senders).extracting(s -> s.name().written()).containsExactly("central", "spare");
    Sender central = senders.get(0);
    assertThat(central.isPrometheus()).isFalse();
    assertThat(central.isResource()).isFalse();
    assertThat(central.namespace().written()).isEqualTo("monitoring");
    assertThat(central.externalLabels().value("cluster").isKnown("edge-01")).isTrue();
    assertThat(central.externalLabels().value("site").known()).isEmpty();
    RemoteWrite write = central.remoteWrites().get(0);
    assertThat(write.url().isKnown("http://receive.example:19291/api/v1/receive")).isTrue();
    assertThat(write.url().origin().span()).hasToString("clusters/edge-01/alloy.yaml:21:19");
    assertThat(write.headers().get(0).name()).isEqualTo("THANOS-TENANT");
    assertThat(write.relabelling()).extracting(r -> r.action()).containsExactly(RelabelAction.KEEP);
    assertThat(write.maxSamplesPerSend().isKnown(500)).isTrue();
    assertThat(senders.get(1).remoteWrites().get(0).url().known()).isEmpty();
  }

  @Test
  void saysWhatIsNotEvaluated() {
    TraceResult traced = traced("alloy.yaml", CONFIG_MAP);

    Sender central = traced.fleet().senders().get(0);
    assertThat(central.unmodelledAt(Stage.RELABEL).orElseThrow().what())
        .isEqualTo("the component `prometheus.relabel.thin` is not evaluated");
    assertThat(central.unmodelledAt(Stage.REMOTE_WRITE)).isEmpty();
    assertThat(traced.fleet().senders().get(1).unmodelledAt(Stage.REMOTE_WRITE)).isPresent();
    assertThat(traced.result().gaps())
        .extracting(Gap::what)
        .contains("the component `prometheus.relabel.thin` is not evaluated");
  }

  @Test
  void readsAFileByItself() {
    Fleet fleet =
        fleet(
            "clusters/edge-02/agent.river",
            "prometheus.remote_write \"x\" {\n  endpoint {\n    url = \"http://r/api\"\n  }\n}\n");

    assertThat(fleet.senders()).hasSize(1);
    assertThat(fleet.senders().get(0).cluster().name()).isEqualTo("edge-02");
  }

  @Test
  void isNoSenderWithoutAComponentThatSends() {
    assertThat(fleet("a.alloy", "loki.write \"x\" {\n  endpoint { }\n}\n").senders()).isEmpty();
  }

  private static Fleet fleet(String path, String text) {
    return traced(path, text).fleet();
  }

  private static TraceResult traced(String path, String text) {
    return Linter.with(List.of()).trace(SourceTree.of(List.of(SourceFile.of(path, text))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  endpoint {\n    url = \"http://r/api\n  }\n}\n",
        "  endpoint {\n",
        "  ???\n}\n"
      })
  void saysThatABrokenTextIsNotInTheLanguage(String rest) {
    String broken = "prometheus.remote_write \"x\" {\n" + rest;

    for (String path : List.of("clusters/edge-02/agent.river", "a.alloy")) {
      assertThat(traced(path, broken).result().gaps())
          .extracting(Gap::what)
          .contains("this is not in the language of Alloy, which would not start");
    }
    assertThat(traced("a.alloy", "loki.write \"x\" {\n" + rest).result().gaps())
        .extracting(Gap::what)
        .containsExactly("this is not in the language of Alloy, which would not start");
  }
}
