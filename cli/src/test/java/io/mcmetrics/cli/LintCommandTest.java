package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cli.Session.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LintCommandTest {
  private final Path directory;

  LintCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void readsStandardInput() {
    Outcome outcome =
        Session.in(directory).runWith(Exhibits.IN_CLEAR, Map.of(), "lint", "-", "--format=concise");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).startsWith("stdin:2");
  }

  @Test
  void writesUtf8() {
    Outcome outcome =
        Session.in(directory).file("위치/a.yaml", Exhibits.IN_CLEAR).run("lint", "--format=concise");
    assertThat(outcome.out()).startsWith("위치/a.yaml:2");
  }

  @Test
  void runsOnlyTheRulesAskedFor() {
    Session session =
        Session.in(directory)
            .file("a.yaml", Exhibits.IN_CLEAR + "# again\nremote_write: []\n")
            .file("b.yaml", Exhibits.IN_CLEAR);
    assertThat(session.run("lint", "--rule", "shared-target").out()).doesNotContain("plain-http");
    assertThat(session.run("lint", "--rule", "plain-http").out())
        .contains("plain-http")
        .doesNotContain("duplicate-yaml-key");
    assertThat(session.run("lint", "--rule", "insecure-remote-write").out()).contains("plain-http");
    assertThat(session.run("lint", "--skip-rule", "insecure-remote-write").out())
        .doesNotContain("plain-http")
        .contains("duplicate-yaml-key");
  }

  @Test
  void neverHidesThatAFileCannotBeRead() {
    Session session = Session.in(directory).file("a.yaml", Exhibits.NOT_YAML);
    assertThat(session.run("lint", "--rule", "plain-http").out()).contains("invalid-yaml");
    assertThat(session.run("lint", "--skip-rule", "invalid-yaml").out())
        .doesNotContain("invalid-yaml");
  }

  @Test
  void writesSeveralReportsInOneRun() {
    Session session = Session.in(directory).file("a.yaml", Exhibits.IN_CLEAR);
    Outcome both = session.run("lint", "--format", "json=out/deep/report.json", "--format", "text");
    assertThat(both.out()).contains("a.yaml:2");
    assertThat(session.read("out/deep/report.json")).contains("a.yaml");
    Outcome none = session.run("lint", "--format=json=out/deep/report.json");
    assertThat(none).isEqualTo(new Outcome(1, "", ""));
    assertThat(directory.resolve("out/deep").toFile().list()).containsExactly("report.json");
  }

  @Test
  void saysWhenAReportCannotBeWritten() {
    Session session = Session.in(directory).file("a.yaml", Exhibits.CLEAN);
    Outcome outcome = session.run("lint", "--format", "json=a.yaml/report.json");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("mcmetrics: cannot write `").hasLineCount(1);
  }

  @Test
  void coloursStandardOutputOnly() {
    Session session = Session.in(directory).file("a.yaml", Exhibits.IN_CLEAR);
    Outcome outcome =
        session.run("lint", "--color=always", "--format=text", "--format=text=report.txt");
    assertThat(outcome.out()).contains("\u001b[");
    assertThat(session.read("report.txt")).doesNotContain("\u001b[");
  }

  @Test
  void saysNothingAfterTheFindingsIfQuiet() {
    Session session = Session.in(directory).file("a.yaml", Exhibits.CLEAN);
    assertThat(session.run("lint", "--quiet")).isEqualTo(new Outcome(0, "", ""));
    assertThat(session.run("lint").out()).isNotEmpty();
  }

  @Test
  void neverTakesAConfigurationForNothing() {
    Session session =
        Session.in(directory)
            .file("a.yaml", Exhibits.CLEAN)
            .file(".mcmetrics.yaml", "clusterlabel: site\n");
    Outcome outcome = session.run("lint", "a.yaml");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(".mcmetrics.yaml");
  }

  @Test
  void tellsWhereAFileOfMetricsIsNamedThatIsNotThere() {
    Session session =
        Session.in(directory)
            .file("a.yaml", Exhibits.CLEAN)
            .file(".mcmetrics.yaml", "requiredMetrics: [must.txt]\n");

    assertThat(session.run("lint"))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "mcmetrics: .mcmetrics.yaml:1:19: `must.txt` is no file below the root that can be"
                    + " read\n"));
    assertThat(session.file("must.txt", "up\n").run("lint").code()).isZero();
  }
}
