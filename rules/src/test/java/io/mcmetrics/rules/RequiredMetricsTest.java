package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcmetrics.Linter;
import io.mcmetrics.config.Config;
import io.mcmetrics.config.ConfigReader;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lints with metrics of which the user says that they must arrive. */
final class RequiredMetricsTest {
  private static final String VALUES =
      """
      prometheus:
        prometheusSpec:
          externalLabels: {cluster: seoul}
          remoteWrite:
            - url: https://receive.central.test/api/v1/receive
              writeRelabelConfigs:
                - {sourceLabels: [__name__], regex: '%s', action: %s}
      """;

  private final Path directory;

  RequiredMetricsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static Config config(String required) {
    String text = "requiredMetrics:\n  - " + required + "\n";
    return ConfigReader.read(SourceFile.of(".mcmetrics.yaml", text), List.of());
  }

  private LintResult lint(String required, String regex, String action) throws IOException {
    Files.writeString(directory.resolve("values.yaml"), VALUES.formatted(regex, action));
    Files.writeString(directory.resolve("must.txt"), required);
    return Linter.withAllRules().configured(config("must.txt")).lint(directory);
  }

  private static List<String> lines(LintResult result) {
    return result.findings().stream()
        .map(
            finding ->
                "%s[%s] %s: %s"
                    .formatted(
                        finding.severity().word(),
                        finding.ruleId(),
                        finding.problem().confidence().word(),
                        finding.problem().message()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop_orders_total # ours\nup\n",
        "# TYPE shop_orders_total counter\nshop_orders_total{shop=\"a\"} 7\nup 1\n",
        "{\"status\":\"success\",\"data\":[\"shop_orders_total\",\"up\"]}"
      })
  void areAskedForLikeThoseOfDashboards(String required) throws IOException {
    assertThat(lines(lint(required, "shop_.*", "drop")))
        .containsExactly(
            "error[dashboard-metric-dropped] certain: this loses 1 of 430 needed metrics, asked for"
                + " by `must.txt`: `shop_orders_total`");
    assertThat(lines(lint(required, "cart_.*", "drop"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '"',
      value = {
        "kube_.*        @ keep @ over-restrictive-keep    @ ; `shop_orders_total` must arrive, as `must.txt` says",
        ".*             @ drop @ everything-dropped       @ ; `shop_orders_total` must arrive, as `must.txt` says",
        "go_.*|shop_.*  @ drop @ dashboard-metric-dropped @ asked for by `must.txt` and on",
      })
  void areNamedWithAllElseThatIsLost(String regex, String action, String rule, String words)
      throws IOException {
    assertThat(lines(lint("shop_orders_total\n", regex, action)))
        .anyMatch(line -> line.contains(rule) && line.contains(words));
  }

  @Test
  void makeTheLossOfUpCertain() throws IOException {
    assertThat(lines(lint("up\n", "up", "drop")))
        .hasSize(1)
        .allMatch(line -> line.startsWith("error[up-metric-filtered] certain"))
        .allMatch(line -> line.contains(", as does `must.txt`:"));
  }

  @Test
  void areNotLostToAFilterIfTheScrapeDropsThem() throws IOException {
    assertThat(lines(lint("container_memory_swap\n", "container_memory_swap", "drop"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere.txt  | `nowhere.txt` is no file below the root that can be read",
        "lines.txt    | `lines.txt` names no metric in line 2",
        "link.txt     | `link.txt` is no file below the root that can be read"
      })
  void areTheUsersMistakeWhereTheyCannotBeRead(String path, String complaint) throws IOException {
    Files.writeString(directory.resolve("lines.txt"), "up\na-b\n");
    Files.createSymbolicLink(directory.resolve("link.txt"), directory.resolve("lines.txt"));
    Linter linter = Linter.withAllRules().configured(config(path));

    assertThatThrownBy(() -> linter.lint(directory))
        .isInstanceOf(UsageException.class)
        .hasMessage(".mcmetrics.yaml:2:5: " + complaint);
  }

  @Test
  void areAGapWhereThereAreNoFiles() {
    SourceTree input =
        SourceTree.of(List.of(SourceFile.of("stdin", VALUES.formatted("a", "drop"))));

    assertThat(Linter.withAllRules().configured(config("must.txt")).lint(input).gaps())
        .extracting(gap -> gap.at().span() + ": " + gap.what())
        .containsExactly(".mcmetrics.yaml:2:5: `must.txt` is not part of what is given");
  }
}
