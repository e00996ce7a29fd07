package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Document;
import org.junit.jupiter.api.Test;

final class AgentConfigTest {
  private static final String AGENT =
      """
      metrics:
        global:
          external_labels: {cluster: edge-01}
          remote_write:
            - url: http://all.example/api/v1/receive
        configs:
          - name: own
            remote_write:
              - url: http://own.example/api/v1/receive
          - name: default
            scrape_configs: [{job_name: a}]
      """;

  @Test
  void readsEachInstanceAsAPrometheusYml() {
    RenderedTree tree = RenderedTree.of("agent.yaml", AGENT);

    assertThat(tree.values(Document.PROMETHEUS_YML, "global", "external_labels", "cluster"))
        .containsExactly("edge-01", "edge-01");
    assertThat(tree.documents(Document.PROMETHEUS_YML))
        .extracting(
            d -> d.root().itemsAt("remote_write").get(0).scalarAt("url").orElseThrow().text())
        .containsExactly("http://own.example/api/v1/receive", "http://all.example/api/v1/receive");
    assertThat(tree.values(Document.PROMETHEUS_YML, "global", "remote_write"))
        .containsExactly("-", "-");
  }

  @Test
  void readsTheOlderKeyInAConfigMap() {
    String text = AGENT.replace("metrics:", "prometheus:").indent(4);
    RenderedTree tree =
        RenderedTree.of(
            "cm.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: agent}\ndata:\n  agent.yaml: |\n"
                + text);

    assertThat(tree.documents(Document.PROMETHEUS_YML)).hasSize(2);
  }

  @Test
  void takesNoOtherSettingsForAnAgent() {
    String values = "prometheus:\n  configs: [{name: a}]\n  global: {scrape_interval: 1m}\n";

    assertThat(RenderedTree.of("a.yaml", values).documents(Document.PROMETHEUS_YML)).isEmpty();
  }

  @Test
  void findsTheTextOfAlloyInValues() {
    RenderedTree tree =
        RenderedTree.of(
            "values.yaml",
            """
            alloy:
              configMap:
                content: |
                  prometheus.remote_write "central" {
                    endpoint {
                      url = "http://receive.example/api/v1/receive"
                    }
                  }
            """);

    assertThat(tree.values(Document.ALLOY, "metadata", "name")).containsExactly("central");
    assertThat(tree.documents(Document.ALLOY).get(0).origin().span())
        .hasToString("values.yaml:4:7");
  }
}
