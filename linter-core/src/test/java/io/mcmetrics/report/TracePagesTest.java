package io.mcmetrics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Writes what a browser is to look at: asked for by {@code -Dmcmetrics.pages=DIRECTORY}. */
final class TracePagesTest {
  @Test
  @EnabledIfSystemProperty(named = "mcmetrics.pages", matches = ".+")
  void writesThePages() throws IOException {
    Path directory = Path.of(System.getProperty("mcmetrics.pages", ""));

    TraceSample.write(directory);

    assertThat(directory.resolve("hundred-en.html")).isNotEmptyFile();
  }
}
