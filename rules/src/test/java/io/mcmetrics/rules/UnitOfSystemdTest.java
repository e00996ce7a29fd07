package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.rules.remotewrite.PrometheusDoesNotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flags in a unit of systemd, of which exhibits cannot say what they want. */
final class UnitOfSystemdTest {
  private static final String CONFIGURATION =
      """
      global:
        external_labels: {cluster: quay}
      remote_write:
        - url: https://receive.example.com/api/v1/receive
      """;

  @Test
  void sendsNothingIfAFlagIsRefused(@TempDir Path root) throws IOException {
    List<Finding> findings =
        findings("--config.file=/etc/prometheus/prometheus.yml --no-such", root);
    assertThat(findings)
        .extracting(finding -> finding.problem().message())
        .containsExactly("Prometheus does not start: unknown long flag '--no-such'");
    assertThat(findings.get(0).problem().clusters()).containsExactly("quay");
  }

  @Test
  void isInOrderWithKnownFlags(@TempDir Path root) throws IOException {
    assertThat(findings("--config.file=/etc/prometheus/prometheus.yml $MORE", root)).isEmpty();
  }

  private static List<Finding> findings(String flags, Path root) throws IOException {
    Files.writeString(
        root.resolve("prometheus.service"), "[Service]\nExecStart=/bin/prometheus " + flags + "\n");
    Files.writeString(root.resolve("prometheus.yml"), CONFIGURATION);
    return Linter.with(List.of(new PrometheusDoesNotStart())).lint(root).findings();
  }
}
