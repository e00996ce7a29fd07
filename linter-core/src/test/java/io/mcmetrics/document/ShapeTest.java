package io.mcmetrics.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.Trees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShapeTest {
  @Test
  void aPrometheusScrapesAndSends() {
    assertThat(isPrometheus("scrape_configs: [{job_name: a}]\n")).isTrue();
    assertThat(isPrometheus("remote_write: [{url: 'http://x'}]\n")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clients: [{url: 'http://loki/loki/api/v1/push'}]\nscrape_configs: [{job_name: a}]\n",
        "positions: {filename: /tmp/p.yaml}\nscrape_configs: [{job_name: a}]\n",
        "scrape_configs: [{job_name: a, pipeline_stages: [{docker: {}}]}]\n",
        "scrape_configs: [{job_name: a, journal: {max_age: 12h}}]\n",
        "schema_config: {configs: []}\nremote_write: [{url: 'http://x'}]\n"
      })
  void promtailAndLokiAreNoPrometheus(String text) {
    assertThat(isPrometheus(text)).isFalse();
  }

  @Test
  void aSchemaHoldsNoValues() {
    assertThat(Shape.isSchema(Trees.node("a.yaml", "$schema: http://x\nprometheus: {}\n")))
        .isTrue();
    assertThat(Shape.isSchema(Trees.node("a.yaml", "type: object\nproperties: {a: {}}\n")))
        .isTrue();
    assertThat(Shape.isSchema(Trees.node("a.yaml", "type: object\n"))).isFalse();
  }

  private static boolean isPrometheus(String text) {
    return Shape.isPrometheusConfig(Trees.node("a.yaml", text));
  }
}
