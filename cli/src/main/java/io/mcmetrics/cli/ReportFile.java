package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is replaced by the whole report or not at all. */
final class ReportFile {
  private final Path file;

  private ReportFile(Path file) {
    this.file = file;
  }

  /** Something that writes a report. */
  interface Content {
    /** Writes all of it. */
    void writeTo(Writer out) throws IOException;
  }

  /**
   * Writes a report to a file, with the directories that lead there.
   *
   * @throws UsageException if the file cannot be written
   */
  static void write(Path file, Content content) {
    try {
      new ReportFile(Files.exists(file) ? file.toRealPath() : file).write(content);
    } catch (IOException e) {
      throw new UsageException("cannot write `" + file + "`: " + e);
    }
  }

  private void write(Content content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A device or a pipe, as in `--format json=/dev/stderr`, must not be replaced.
      copy(content, file, StandardOpenOption.WRITE);
      return;
    }
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    // Not createTempFile: others could not read its files.
    Path unfinished = file.resolveSibling(file.getFileName() + "." + System.nanoTime() + ".tmp");
    try {
      copy(content, unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void copy(Content content, Path to, StandardOpenOption... how) throws IOException {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(Files.newOutputStream(to, how), StandardCharsets.UTF_8))) {
      content.writeTo(out);
    }
  }
}
