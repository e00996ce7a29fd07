package io.mcmetrics.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.report.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whole reports to compare with; {@code -Dupdate} writes them anew, to be read in the diff. */
public final class Golden {
  private static final Path REPORTS = Path.of("src/test/resources/io/mcmetrics/report");

  private Golden() {}

  /**
   * Fails unless a report is the same as a stored one, the version aside.
   *
   * @param name the file, relative to the directory of all stored reports
   */
  public static void assertIsAsIn(String name, String report) {
    Path file = REPORTS.resolve(name);
    String general = report.replace(Version.current(), "@version@");
    try {
      if (System.getProperty("update") != null) {
        Files.writeString(file, general);
      }
      assertThat(general).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
