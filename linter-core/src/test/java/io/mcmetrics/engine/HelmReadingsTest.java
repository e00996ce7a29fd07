package io.mcmetrics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Rules in a tree of which Helm 3 and Helm 4 make different documents. */
final class HelmReadingsTest {
  private static final SourceFile KUSTOMIZATION =
      SourceFile.of(
          "overlays/osaka/kustomization.yaml",
          """
          helmCharts:
            - name: kube-prometheus-stack
              repo: https://prometheus-community.github.io/helm-charts
              version: 75.6.1
              valuesFile: values.yaml
          """);

  private static final SourceFile VALUES =
      SourceFile.of(
          "overlays/osaka/values.yaml",
          """
          prometheus:
            prometheusSpec:
              externalLabels: {cluster: osaka}
              remoteWrite: [{url: https://receive.example.test/api/v1/receive}]
          ---
          prometheus:
            prometheusSpec:
              externalLabels: {region: kansai}
          """);

  @Test
  void keepsARunGoingWhereARuleFailsWithOneHelmOnly() {
    LintResult result =
        Linter.with(List.of(new NoRegion())).lint(SourceTree.of(List.of(KUSTOMIZATION, VALUES)));
    assertThat(result.findings())
        .extracting(finding -> finding.problem().message())
        .containsExactly("`no-region` failed: java.lang.IllegalStateException: a region");
    assertThat(result.withheld().failed()).containsExactly("no-region");
  }

  @RuleInfo(
      summary = "a region",
      why = "it is",
      remedy = "none",
      severity = Severity.ERROR,
      stage = Stage.IDENTITY)
  private static final class NoRegion implements FleetRule {
    @Override
    public void check(Fleet fleet, Consumer<Problem> out) {
      boolean isKnown =
          fleet.senders().stream()
              .anyMatch(s -> s.externalLabels().value("region").isKnown("kansai"));
      if (isKnown) {
        throw new IllegalStateException("a region");
      }
    }
  }
}
