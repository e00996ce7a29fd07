package io.mcmetrics.maven;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Severity.INFO;
import static io.mcmetrics.finding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.maven.Console.Line;
import io.mcmetrics.report.Standpoint;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
  private static final String FINDING = "deploy/a.yaml:[2,3] some-rule `key` is wrong";

  @Test
  void aFindingIsAsLoudAsItIsBad() {
    assertThat(Console.lines(Results.with(WARNING), INFO, true, Standpoint.AT_ROOT))
        .containsExactly(new Line(WARNING, FINDING));
  }

  @Test
  void theCodeCannotGiveOrdersToTheTerminal() {
    assertThat(Console.lines(Results.with(ERROR), INFO, false, Standpoint.AT_ROOT))
        .containsExactly(
            new Line(ERROR, FINDING),
            new Line(INFO, " --> deploy/a.yaml:2:3"),
            new Line(INFO, "  |"),
            new Line(INFO, "2 |   key: \\u001b[31mred"),
            new Line(INFO, "  |   ^^^"),
            new Line(INFO, "  |"),
            new Line(INFO, "1 file, 1 document, 0 clusters, 1 sender, 1 error"));
  }

  @Test
  void gapsAreShownEvenQuietlyIfTheyFailTheBuild() {
    assertThat(Console.lines(Results.withGap(), INFO, true, Standpoint.AT_ROOT)).isEmpty();
    assertThat(Console.lines(Results.withGap(), ERROR, true, Standpoint.AT_ROOT))
        .containsExactly(
            new Line(
                ERROR, "deploy/a.yaml:[1,1] not seen: a remote base; its patches are unknown"));
  }
}
