package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How sure it is that a sender wants a label of its cluster. */
final class SingleSiteTest {
  private static final String FILE =
      """
      global: {scrape_interval: 30s}
      scrape_configs: [{job_name: node, static_configs: [{targets: ["node:9100"]}]}]
      remote_write: [{url: "https://metrics.example.org/api/v1/push"}]
      """;

  private static final String RESOURCE =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: k8s, namespace: monitoring}
      spec: {remoteWrite: [{url: "https://metrics.example.org/api/v1/push"}]}
      """;

  private static final String IN_COMPOSE =
      """
      remote_write: [{url: "http://mimir:9009/api/v1/push"}]
      """;

  @Test
  void aLooseFileThatAloneSendsInItsNetworkMayWantNone() {
    assertThat(confidences("prometheus/prometheus.yml", IN_COMPOSE))
        .containsExactly(Confidence.POSSIBLE);
  }

  @Test
  void aLooseFileThatSendsElsewhereWantsOne() {
    assertThat(confidences("prometheus/prometheus.yml", FILE)).containsExactly(Confidence.CERTAIN);
  }

  @Test
  void oneOfSeveralSitesWantsOne() {
    assertThat(confidences("seoul/prometheus.yml", FILE, "busan/prometheus.yml", FILE))
        .containsExactly(Confidence.CERTAIN, Confidence.CERTAIN);
  }

  @Test
  void aResourceOfKubernetesWantsOne() {
    assertThat(confidences("prometheus.yaml", RESOURCE)).containsExactly(Confidence.CERTAIN);
  }

  private static List<Confidence> confidences(String... pathsAndTexts) {
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.add(SourceFile.of(pathsAndTexts[i], pathsAndTexts[i + 1]));
    }
    return Linter.withAllRules().lint(SourceTree.of(files)).findings().stream()
        .filter(finding -> finding.ruleId().equals("missing-cluster-label"))
        .map((Finding finding) -> finding.problem().confidence())
        .toList();
  }
}
