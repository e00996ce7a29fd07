package io.mcmetrics.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.report.Language;
import io.mcmetrics.report.trace.TraceMermaid;
import io.mcmetrics.report.trace.TraceSample;
import io.mcmetrics.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Writes what a browser is to look at: asked for by {@code -Dmcmetrics.pages=DIRECTORY}. */
final class TracePagesTest {
  @Test
  @EnabledIfSystemProperty(named = "mcmetrics.pages", matches = ".+")
  void writesThePages() throws IOException {
    Path directory = Path.of(System.getProperty("mcmetrics.pages", ""));

    write(directory);

    assertThat(directory.resolve("hundred-en.html")).isNotEmptyFile();
  }

  private static void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("four-en.html"), english(TraceSample.four()));
    Files.writeString(
        directory.resolve("four-ko.html"), TracePage.of(TraceSample.four(), Language.KO));
    Files.writeString(directory.resolve("strange-en.html"), english(TraceSample.strange()));
    Files.writeString(directory.resolve("hundred-en.html"), english(TraceSample.many(100)));
    Files.writeString(directory.resolve("stored-en.html"), english(TraceSample.stored()));
    Files.writeString(directory.resolve("stored.mmd"), flowchart(TraceSample.stored()));
    Files.writeString(directory.resolve("four.mmd"), flowchart(TraceSample.four()));
    Files.writeString(
        directory.resolve("strange.mmd"), TraceMermaid.of(TraceSample.strange(), Language.KO));
    Files.writeString(directory.resolve("hundred.mmd"), flowchart(TraceSample.many(100)));
  }

  private static String english(Trace trace) {
    return TracePage.of(trace, Language.EN);
  }

  private static String flowchart(Trace trace) {
    return TraceMermaid.of(trace, Language.EN);
  }
}
