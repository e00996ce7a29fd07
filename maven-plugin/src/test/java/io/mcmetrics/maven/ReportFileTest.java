package io.mcmetrics.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFileTest {

  @Test
  void makesTheDirectoriesItLiesIn(@TempDir Path base) {
    ReportFile.parse("concise=target/a/report.txt", base).write(Results.with(Severity.ERROR));
    assertThat(base.resolve("target/a/report.txt")).content().contains("`key` is wrong");
  }

  @Test
  void spacesAroundThePartsDoNotMatter() {
    Path base = Path.of("base");
    assertThat(ReportFile.parse("concise = out.txt", base).file())
        .isEqualTo(base.resolve("out.txt"));
  }

  @Test
  void aReportNeedsAFile() {
    for (String asked : new String[] {"sarif", "sarif="}) {
      assertThatThrownBy(() -> ReportFile.parse(asked, Path.of("")))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("write `sarif=target/mcmetrics.sarif`");
    }
  }

  @Test
  void anUnknownFormatIsTheCallersMistake() {
    assertThatThrownBy(() -> ReportFile.parse("pdf=a.pdf", Path.of("")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("`pdf`");
  }
}
