package io.mcmetrics.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SarifReporterTest {
  @Test
  void writesEverything() {
    Golden.assertIsAsIn(
        "finding/everything.sarif", Sample.written(Format.SARIF, Sample.everything()));
  }

  @Test
  void isValid() {
    assertThat(Schemas.complaints(Schemas.SARIF, Sample.written(Format.SARIF, Sample.everything())))
        .isEmpty();
  }

  @Test
  void theSchemaIsHeeded() {
    assertThat(Schemas.complaints(Schemas.SARIF, "{\"version\": \"2.1.0\"}")).isNotEmpty();
  }

  @Test
  void aCleanRunHasAnEmptyListOfResults() {
    JsonNode run = run(Sample.of(List.of(), List.of()));

    assertThat(run.get("results").isArray()).isEqualTo(true);
    assertThat(run.get("results").isEmpty()).isEqualTo(true);
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isEqualTo(true);
  }

  @Test
  void saysWhenTheLinterFailed() {
    LintResult fine = Sample.everything();
    LintResult failed =
        new LintResult(
            fine.findings(),
            fine.gaps(),
            fine.clusters(),
            fine.rules(),
            fine.counts(),
            List.of(new IllegalStateException("oops")));

    assertThat(run(failed).at("/invocations/0/executionSuccessful").asBoolean()).isEqualTo(false);
  }

  @Test
  void pathsAreRelativeUris() {
    assertThat(SarifLocations.uri("./a b/서울#1.yaml"))
        .isEqualTo("a%20b/%EC%84%9C%EC%9A%B8%231.yaml");
    assertThat(SarifLocations.uri("c:d%.yaml")).isEqualTo("c%3Ad%25.yaml");
    assertThat(SarifLocations.uri("-")).isEqualTo("-");
  }

  @Test
  void keepsTheWorstOfTooMany() {
    List<Finding> findings = new ArrayList<>(Sample.many(5_000, Severity.INFO));
    findings.addAll(Sample.many(10, Severity.ERROR));

    JsonNode run = run(Sample.of(findings, List.of()));

    assertThat(run.get("results").size()).isEqualTo(5_000);
    assertThat(run.get("results").findValuesAsString("level"))
        .filteredOn("error"::equals)
        .hasSize(10);
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asString())
        .isEqualTo("only the worst 5000 of 5010 results are in this file");
  }

  private static JsonNode run(LintResult result) {
    return JsonMapper.shared().readTree(Sample.written(Format.SARIF, result)).at("/runs/0");
  }
}
