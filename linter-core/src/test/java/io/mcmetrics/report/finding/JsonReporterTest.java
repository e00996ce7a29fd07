package io.mcmetrics.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonReporterTest {
  @Test
  void writesEverything() {
    Golden.assertIsAsIn(
        "finding/everything.json", Sample.written(Format.JSON, Sample.everything()));
  }

  @Test
  void keepsItsPromise() {
    assertThat(Schemas.complaints(ReportSchema.text(), everything())).isEmpty();
  }

  @Test
  void thePromiseIsStrict() {
    assertThat(
            Schemas.complaints(ReportSchema.text(), everything().replace("\"fixes\"", "\"fix\"")))
        .isNotEmpty();
  }

  @Test
  void saysWhenThereIsNothing() {
    String report = Sample.written(Format.JSON, Sample.of(List.of(), List.of()));

    assertThat(report).contains("\"findings\": [],").doesNotContain("\r");
    assertThat(Schemas.complaints(ReportSchema.text(), report)).isEmpty();
  }

  @Test
  void givesEqualFindingsDifferentFingerprints() {
    String report =
        Sample.written(Format.JSON, Sample.of(Sample.many(3, Severity.INFO), List.of()));

    assertThat(report.lines().filter(line -> line.contains("fingerprint")).distinct()).hasSize(3);
  }

  @Test
  void takesThePathOfStandardInputAsItIs() {
    SourceFile file = SourceFile.of("-", "a: b");

    assertThat(Sample.written(Format.JSON, Sample.of(Problem.at(Sample.at(file, "b"), "no"))))
        .contains("\"path\": \"-\"");
  }

  private static String everything() {
    return Sample.written(Format.JSON, Sample.everything());
  }
}
