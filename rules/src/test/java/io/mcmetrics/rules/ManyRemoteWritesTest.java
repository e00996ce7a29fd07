package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.mcmetrics.Linter;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The time that a rule takes grows with the remote writes, and not with their square. */
final class ManyRemoteWritesTest {
  private static final int COUNT = 20_000;
  private static final Duration ENOUGH = Duration.ofMinutes(2);

  @Test
  void areJudgedInTime() {
    StringBuilder text =
        new StringBuilder("apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\n")
            .append("metadata: {name: k8s, namespace: monitoring}\n")
            .append("spec:\n  externalLabels: {cluster: seoul}\n  remoteWrite:\n");
    for (int i = 0; i < COUNT; i++) {
      text.append("  - url: https://r").append(i).append(".example.org/api/v1/receive\n");
    }
    text.append("  - url: https://r7.example.org/api/v1/receive\n");
    SourceTree tree = SourceTree.of(List.of(SourceFile.of("p.yaml", text.toString())));

    LintResult result = assertTimeoutPreemptively(ENOUGH, () -> Linter.withAllRules().lint(tree));
    assertThat(result.findings())
        .filteredOn(finding -> finding.ruleId().equals("invalid-remote-write-config"))
        .extracting((Finding finding) -> finding.problem().at().span().from().line())
        .containsExactly(COUNT + 7);
  }
}
