package io.mcmetrics.alloy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlloySendersTest {
  private static final String SENDER =
      """
      prometheus.remote_write "central" {
        endpoint { url = "https://receive.example.org/api/v1/receive" }
      }
      """;

  @Test
  void relabellingOfLogsIsNotOnTheWayOfMetrics() {
    YamlMapping sender =
        sender(
            """
            discovery.relabel "pod_logs" {
              targets = discovery.kubernetes.pods.targets
              rule {
                regex  = "__meta_kubernetes_pod_label_(.+)"
                action = "labelmap"
              }
            }
            loki.source.kubernetes "pods" {
              targets    = discovery.relabel.pod_logs.output
              forward_to = [loki.write.logs.receiver]
            }
            loki.write "logs" { external_labels = { cluster = "edge-01" } }
            prometheus.scrape "self" {
              targets    = prometheus.exporter.self.alloy.targets
              forward_to = [prometheus.remote_write.central.receiver]
            }
            """);
    assertThat(relabelling(sender)).isEmpty();
    assertThat(sender.has(AlloySenders.MAY_NAME_CLUSTER)).isFalse();
  }

  @Test
  void relabellingIsFollowedThroughTargetsAndReceivers() {
    YamlMapping sender =
        sender(
            """
            discovery.relabel "first" {
              targets = discovery.kubernetes.pods.targets
              rule { target_label = "site" }
            }
            prometheus.scrape "pods" {
              targets    = array.concat(discovery.relabel.first.output, [])
              forward_to = [prometheus.relabel.second.receiver]
            }
            prometheus.relabel "second" {
              rule { action = "drop" }
              forward_to = [prometheus.remote_write.central.receiver]
            }
            prometheus.relabel "third" {
              forward_to = [prometheus.remote_write.other.receiver]
            }
            """);
    assertThat(relabelling(sender))
        .containsExactlyInAnyOrder("discovery.relabel.first", "prometheus.relabel.second");
    assertThat(sender.has(AlloySenders.MAY_NAME_CLUSTER)).isFalse();
    assertThat(texts(sender, AlloySenders.LABELS)).containsExactly("site");
  }

  @Test
  void allCountsWhereComponentsAreDefinedInOtherBlocks() {
    YamlMapping sender =
        sender(
            """
            declare "named" {
              argument "to" {}
              prometheus.relabel "own" {
                rule { target_label = "cluster" }
                forward_to = argument.to.value
              }
            }
            named "edge" { to = [prometheus.remote_write.central.receiver] }
            """);
    assertThat(relabelling(sender)).containsExactly("prometheus.relabel.own");
    assertThat(sender.has(AlloySenders.MAY_NAME_CLUSTER)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule { target_label = \"cluster\" }",
        "rule { target_label = \"k8s_cluster_name\" }",
        "rule { target_label = sys.env(\"LABEL\") }",
        "rule { action = \"labelmap\" }",
        "rule { action = sys.env(\"ACTION\") }"
      })
  void aRuleMayNameTheCluster(String rule) {
    assertThat(relabelledBy(rule).has(AlloySenders.MAY_NAME_CLUSTER)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule { target_label = \"namespace\" }",
        "rule { action = \"drop\" }",
        "rule { replacement = \"api.svc.cluster.local\"\n target_label = \"instance\" }",
        "rule { target_label = \"instance\" } // the name of the cluster"
      })
  void anotherRuleDoesNot(String rule) {
    assertThat(relabelledBy(rule).has(AlloySenders.MAY_NAME_CLUSTER)).isFalse();
  }

  private static YamlMapping relabelledBy(String rule) {
    return sender(
        "prometheus.relabel \"a\" {\n"
            + rule
            + "\nforward_to = [prometheus.remote_write.central.receiver]\n}\n");
  }

  private static YamlMapping sender(String before) {
    SourceFile file = SourceFile.of("edge.alloy", before + SENDER);
    return AlloySenders.of(AlloyText.of(file)).get(0);
  }

  private static List<String> relabelling(YamlMapping sender) {
    return texts(sender, AlloySenders.RELABELLED_BY);
  }

  private static List<String> texts(YamlMapping sender, String key) {
    return sender.itemsAt(key).stream().map(item -> ((YamlScalar) item).text()).toList();
  }
}
