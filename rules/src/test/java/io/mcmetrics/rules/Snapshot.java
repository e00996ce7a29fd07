package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.report.Style;
import io.mcmetrics.report.finding.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file that is committed: compared, or with {@code -Dupdate} written anew. */
final class Snapshot {
  private Snapshot() {}

  static void check(Path file, String content) throws IOException {
    if (System.getProperty("update") != null) {
      Path directory = file.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.writeString(file, content);
    }
    assertThat(file).as("run with -Dupdate, and read the difference").exists();
    assertThat(content)
        .as("%s: run with -Dupdate, and read the difference", file)
        .isEqualTo(Files.readString(file));
  }

  /** Returns what the command line prints. */
  static String text(LintResult result) throws IOException {
    StringBuilder out = new StringBuilder();
    Format.TEXT.reporter(Style.PLAIN).write(result, out);
    return out.toString();
  }
}
