package io.mcmetrics.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Helm that is a program of this machine. */
record HelmBinary(String path) {
  private static final long PATIENCE_SECONDS = 60;

  /**
   * Returns what {@code helm template} prints.
   *
   * @throws IllegalStateException if it refuses, with its words
   */
  String template(Path chart, List<Path> valuesFiles) {
    List<String> command =
        new ArrayList<>(
            List.of(path, "template", "release", chart.toString(), "--kube-version", "1.33.0"));
    valuesFiles.forEach(file -> command.addAll(List.of("-f", file.toString())));
    try {
      Path out = Files.createTempFile("helm", ".yaml");
      Path err = Files.createTempFile("helm", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      // Plugins and repositories of this machine must not count.
      builder.environment().put("HOME", chart.toString());
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      String printed = Files.readString(out);
      String words = Files.readString(err);
      Files.delete(out);
      Files.delete(err);
      if (process.exitValue() != 0) {
        throw new IllegalStateException(words);
      }
      return printed;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
