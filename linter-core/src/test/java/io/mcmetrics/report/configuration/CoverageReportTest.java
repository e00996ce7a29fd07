package io.mcmetrics.report.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Coverage;
import io.mcmetrics.document.Coverage.Entry;
import io.mcmetrics.document.Coverage.State;
import io.mcmetrics.report.finding.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CoverageReportTest {
  private static final Coverage COVERAGE =
      new Coverage(
          List.of(
              new Entry("a/kustomization.yaml", State.REACHED, "kustomization", ""),
              new Entry("a/p.yaml", State.REACHED, "patch", "a/kustomization.yaml"),
              new Entry("a/v.yaml", State.UNREFERENCED, "values", "a/kustomization.yaml"),
              new Entry("b.yaml", State.NOT_UNDERSTOOD, "not YAML", ""),
              new Entry("c.yaml", State.LEFT_OUT, "is a symbolic link", "")));

  @Test
  void namesWhatNeedsALook() {
    assertThat(CoverageReport.text(COVERAGE, false))
        .isEqualTo(
            """
            5 files: 2 reached, 1 referred to by nothing, 1 not understood, 1 left out

            referred to by nothing:
              a/v.yaml (values, not listed in a/kustomization.yaml)

            not understood:
              1 file: not YAML
              --verbose names them

            left out:
              c.yaml (is a symbolic link)
            """);
  }

  @Test
  void namesEveryFileIfAskedTo() {
    assertThat(CoverageReport.text(COVERAGE, true))
        .contains("  a/p.yaml (patch, by a/kustomization.yaml)\n", "  b.yaml (not YAML)\n");
  }

  @Test
  void keepsItsPromise() {
    String report = CoverageReport.json(COVERAGE);

    assertThat(report).contains("\"notUnderstood\": 1", "\"leftOut\": 1");
    assertThat(Schemas.complaints(CoverageReport.schema(), report)).isEmpty();
    assertThat(Schemas.complaints(CoverageReport.schema(), report.replace("\"by\"", "\"of\"")))
        .isNotEmpty();
  }
}
