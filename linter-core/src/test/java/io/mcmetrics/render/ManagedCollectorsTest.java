package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManagedCollectorsTest {
  private static final String OPERATOR =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: gmp-operator, namespace: gmp-system}
      spec:
        template:
          spec:
            containers:
              - name: operator
                image: gke.gcr.io/prometheus-engine/operator:v0.15.0
      ---
      apiVersion: monitoring.googleapis.com/v1
      kind: OperatorConfig
      metadata: {name: config, namespace: gmp-public}
      """;

  private static final String VALUES =
      """
      prometheus:
        prometheusSpec:
          image: {registry: gke.gcr.io, repository: prometheus-engine/prometheus, tag: v2.53.5}
      """;

  private static List<String> gaps(String path, String text) {
    return Renderer.render(Trees.of(path, text)).gaps().stream()
        .filter(Gap::mayBeSender)
        .map(gap -> gap.at().span().toString())
        .toList();
  }

  @Test
  void theOperatorIsSaidOnceForItsDirectory() {
    assertThat(gaps("infra/gmp/operator.yaml", OPERATOR)).hasSize(1);
  }

  @Test
  void aPrometheusOfThatImageSendsUnasked() {
    assertThat(gaps("env/values.yaml", VALUES)).hasSize(1);
    assertThat(gaps("env/values.yaml", VALUES.replace("prometheus-engine", "prom"))).isEmpty();
  }

  @Test
  void whatIsToBeCollectedIsEnough() {
    assertThat(
            gaps(
                "app/monitor.yaml",
                "apiVersion: monitoring.googleapis.com/v1\nkind: PodMonitoring\n"))
        .hasSize(1);
  }

  @Test
  void commentsTemplatesAndRulesAreNot() {
    assertThat(gaps("env/values.yaml", "# repository: prometheus-engine/prometheus\na: b\n"))
        .isEmpty();
    assertThat(gaps("chart/templates/operator.yaml", OPERATOR)).isEmpty();
    assertThat(
            gaps("app/r.yaml", "apiVersion: monitoring.googleapis.com/v1\nkind: Rules\nspec: {}\n"))
        .isEmpty();
  }
}
