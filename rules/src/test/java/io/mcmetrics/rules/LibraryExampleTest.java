package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the example of the README, word for word. */
final class LibraryExampleTest {

  private static List<String> example(Path fleet) {
    List<String> lines = new ArrayList<>();
    // README: begin
    LintResult result = Linter.withAllRules().lint(fleet);
    for (Finding finding : result.findings()) {
      lines.add(finding.problem().at().span() + " " + finding.problem().message());
    }
    boolean healthy = !result.hasFindingsAtLeast(Severity.ERROR) && !result.sawNothing();
    // README: end
    lines.add("healthy: " + healthy);
    return lines;
  }

  @Test
  void findsWhatTheCommandLineFinds() {
    assertThat(example(Exhibit.TESTDATA.resolve("fleets/four-clusters")))
        .hasSize(5)
        .contains("healthy: false")
        .anyMatch(line -> line.startsWith("overlays/cluster-04-edge/"));
  }

  @Test
  void standsInTheReadmeAsItIsHere() throws IOException {
    Path source =
        Exhibit.TESTDATA.resolve(
            "../rules/src/test/java/io/mcmetrics/rules/LibraryExampleTest.java");
    String text = Files.readString(source.normalize());
    String code =
        text.substring(text.indexOf("README: begin") + 14, text.indexOf("    // README: end"));

    assertThat(Files.readString(Exhibit.TESTDATA.resolve("../README.md").normalize()))
        .contains(code.stripTrailing().stripIndent());
  }
}
