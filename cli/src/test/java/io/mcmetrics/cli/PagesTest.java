package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PagesTest {
  private final Path directory;

  PagesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void areListedInATable() {
    assertThat(Session.in(directory).run("rules").out())
        .isEqualTo(
            """
            duplicate-yaml-key  warning  key that stands twice in one mapping
            internal-error      error    fault of the linter's own
            invalid-yaml        error    text that is not YAML
            plain-http          error    remote write without TLS
            shared-target       warning  URL that two senders write to
            unusable-ignore     warning  ignore comment without a reason, of an unknown rule, or without effect
            """);
  }

  @Test
  void areListedAsJson() {
    assertThat(Session.in(directory).run("rules", "--format=json").out())
        .startsWith("{\"schemaVersion\": 1, \"rules\": [\n  {\"id\": \"duplicate-yaml-key\", ")
        .contains("would ever notice it, since the samples arrive all the same.\\n\\nA second")
        .contains("\"symptom\": \"Nothing: every request is answered with 200.\"")
        .contains("\"settings\": [\"externalReceivers\"], \"sources\": [\"Prometheus 3.16.0, ")
        .contains("\"settings\": [], \"sources\": []}")
        .endsWith("}\n]}\n");
  }

  @Test
  void areExplainedWithFilledLines() {
    String page =
        """
        plain-http (error)
          remote write without TLS

        Why
          Everybody between the edge and the centre can read and change what is sent,
          and nobody would ever notice it, since the samples arrive all the same.

          A second paragraph.

        What one sees
          Nothing: every request is answered with 200.

        What to do
          Use https.

        Settings
          - `externalReceivers`: hosts of receivers that are not in the tree

        Sources
          - Prometheus 3.16.0, storage/remote/client.go: the scheme of a URL is taken as
            it is written
          - A protocol 1.0, its page: nothing is hidden
        """;
    assertThat(Session.in(directory).run("explain", "plain-http").out()).isEqualTo(page);
    assertThat(Session.in(directory).run("explain", "insecure-remote-write").out()).isEqualTo(page);
  }

  @Test
  void ofTheLintersOwnAreExplainedToo() {
    assertThat(Session.in(directory).run("explain", "invalid-yaml").out())
        .startsWith("invalid-yaml (error)\n");
  }

  @Test
  void ofHelpNameEveryFlag() {
    List<String> planned = List.of("--baseline");
    for (String flag : LintOptions.flags().names()) {
      if (!planned.contains(flag)) {
        assertThat(Help.LINT).contains(flag);
      }
    }
    assertThat(Session.in(directory).run("lint", "--help").out()).isEqualTo(Help.LINT);
    assertThat(Session.in(directory).run("help", "lint").out()).isEqualTo(Help.LINT);
    assertThat(Session.in(directory).run("--help").out()).isEqualTo(Help.OVERVIEW);
    for (String flag : WhyCommand.flags().names()) {
      assertThat(Help.WHY).contains(flag);
    }
    for (String flag : CoverageCommand.flags().names()) {
      assertThat(Help.COVERAGE).contains(flag);
    }
    assertThat(Session.in(directory).run("why", "--help").out()).isEqualTo(Help.WHY);
    assertThat(Session.in(directory).run("help", "coverage").out()).isEqualTo(Help.COVERAGE);
    assertThat(Help.LINT.lines().toList()).allMatch(line -> line.length() < 90);
  }

  @Test
  void ofTheVersionAreOneLine() {
    assertThat(Session.in(directory).run("--version").out()).matches("mcmetrics .+\n");
  }
}
