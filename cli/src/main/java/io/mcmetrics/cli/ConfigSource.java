package io.mcmetrics.cli;

import io.mcmetrics.config.Config;
import io.mcmetrics.config.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The one place that knows where the configuration is and who reads it. */
final class ConfigSource {
  /** The name of the file that is looked for. */
  static final String NAME = ".mcmetrics.yaml";

  private ConfigSource() {}

  /** Returns the file of that name that is nearest above a path, up to the root. */
  static Optional<Path> findAbove(Path path, Path root) {
    for (Path at = LintPaths.directoryOf(path); at != null; at = at.getParent()) {
      Path file = at.resolve(NAME);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
      if (at.equals(root)) {
        break;
      }
    }
    return Optional.empty();
  }

  /**
   * Returns what a file says.
   *
   * @throws UsageException if it says what there is not
   */
  static Config read(Path file, Path root) {
    if (file.toFile().length() == 0) {
      return Config.DEFAULTS;
    }
    // Stands in for io.mcmetrics.config.ConfigReader, which is not there yet.
    throw new UsageException(
        "`" + root.relativize(file) + "`: a configuration is not in this version yet");
  }
}
