package io.mcmetrics.maven;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.report.Style;
import io.mcmetrics.report.finding.Format;
import io.mcmetrics.report.finding.Reporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A report that was asked for.
 *
 * @param reporter how to write it
 * @param file where to
 */
record ReportFile(Reporter reporter, Path file) {

  /**
   * Returns the report that {@code format=file} asks for.
   *
   * @param base the directory that a relative file starts from
   * @throws UsageException if there is no such format, or no file
   */
  static ReportFile parse(String asked, Path base) {
    int equals = asked.indexOf('=');
    String format = equals < 0 ? asked : asked.substring(0, equals).strip();
    String file = equals < 0 ? "" : asked.substring(equals + 1).strip();
    if (file.isEmpty()) {
      throw new UsageException(
          "`mcmetrics.reports`: `%s` names no file: write `%s=target/mcmetrics.%s`"
              .formatted(asked, format, format));
    }
    return new ReportFile(format(format).reporter(Style.PLAIN), base.resolve(file));
  }

  private static Format format(String word) {
    return Format.find(word)
        .orElseThrow(
            () ->
                new UsageException(
                    new Vocabulary(Format.words()).invalidValueMessage("mcmetrics.reports", word)));
  }

  /** Writes the report, and the directories it lies in if need be. */
  void write(LintResult result) {
    try {
      Path directory = file.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        reporter.write(result, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report " + file, e);
    }
  }
}
