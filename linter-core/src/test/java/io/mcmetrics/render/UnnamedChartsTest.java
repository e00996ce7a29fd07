package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Coverage;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Gap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnnamedChartsTest {
  private static final String WRAPPER =
      """
      apiVersion: v2
      name: metrics-relay
      version: 0.1.0
      dependencies:
        - {name: kube-prometheus-stack, version: 62.3.0, repository: https://charts.test}
      """;

  private static final String VALUES =
      """
      kube-prometheus-stack:
        prometheus:
          prometheusSpec:
            remoteWrite: [{url: "https://receive.central.test/api/v1/receive"}]
      """;

  private static final String APPLICATION =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: web}
      spec: {source: {repoURL: https://git.test/x, path: %s}}
      """;

  private static Rendering rendering(String... more) {
    List<String> files =
        new ArrayList<>(
            List.of(
                "charts/metrics-relay/Chart.yaml",
                WRAPPER,
                "charts/metrics-relay/values.yaml",
                VALUES));
    files.addAll(List.of(more));
    return Renderer.render(Trees.of(files.toArray(new String[0])));
  }

  private static List<String> senders(Rendering rendering) {
    return rendering.documents().stream().map(Document::kind).filter("Prometheus"::equals).toList();
  }

  @Test
  void areNotDeployedWhereOtherThingsAre() {
    Rendering rendering = rendering("apps/web.yaml", APPLICATION.formatted("web"));

    assertThat(senders(rendering)).isEmpty();
    assertThat(rendering.gaps())
        .filteredOn(Gap::mayBeSender)
        .extracting(Gap::what)
        .containsExactly(
            "the chart `metrics-relay`, which nothing in the tree deploys, may send metrics");
    assertThat(rendering.coverage().in(Coverage.State.UNREFERENCED))
        .extracting(Coverage.Entry::path)
        .contains("charts/metrics-relay/values.yaml");
  }

  @Test
  void areThoseThatNoPathAndNoListHas() {
    String list = "apps: [{name: metrics-relay}]\n";

    assertThat(senders(rendering("apps/web.yaml", APPLICATION.formatted("web"), "l.yaml", list)))
        .hasSize(1);
    assertThat(senders(rendering("apps/web.yaml", APPLICATION.formatted("charts/metrics-relay"))))
        .hasSize(1);
    assertThat(senders(rendering("apps/web.yaml", APPLICATION.formatted("charts/*")))).hasSize(1);
  }

  @Test
  void mayAllBeDeployedWhereNothingInTheTreeDeploys() {
    assertThat(senders(rendering())).hasSize(1);
  }
}
