package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.rules.identity.MissingClusterLabel;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OperatorLabelTest {
  private static final String PROMETHEUS =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: %s, namespace: monitoring}
      spec:
        remoteWrite: [{url: "https://receive.central.test/api/v1/receive"}]
      %s
      """;

  private static List<Confidence> confidences(String... prometheuses) {
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; i < prometheuses.length; i++) {
      files.add(SourceFile.of("clusters/c" + i + "/p.yaml", prometheuses[i]));
    }
    return Linter.with(List.of(new MissingClusterLabel()))
        .lint(SourceTree.of(files))
        .findings()
        .stream()
        .map(Finding::problem)
        .map(problem -> problem.confidence())
        .toList();
  }

  private static String named(String name) {
    return PROMETHEUS.formatted(name, "");
  }

  @Test
  void isNotCertainWhereTheNameOfThePrometheusMayTellItsCluster() {
    assertThat(confidences(named("oslo"), named("bergen"))).containsOnly(Confidence.LIKELY);
  }

  @Test
  void isCertainWhereTheNameSaysWhatItIsOrIsThatOfAnother() {
    assertThat(confidences(named("k8s"))).containsExactly(Confidence.CERTAIN);
    assertThat(confidences(named("oslo"), named("oslo"))).containsOnly(Confidence.CERTAIN);
  }

  @Test
  void isCertainWhereTheOperatorIsToldToAddNoLabel() {
    String off = PROMETHEUS.formatted("oslo", "  prometheusExternalLabelName: ''");

    assertThat(confidences(off)).containsExactly(Confidence.CERTAIN);
  }
}
