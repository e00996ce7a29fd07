package io.mcmetrics.maven;

import io.mcmetrics.config.Config;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.source.SourceTree.PathFilter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/** The configuration file. Stands in for {@code io.mcmetrics.config.ConfigReader}. */
final class ConfigFile {
  private ConfigFile() {}

  /**
   * Returns the configuration of a run.
   *
   * @param named the file that the user names; if empty, it is looked for from the base upwards
   * @throws UsageException if the named file does not exist, or says what cannot be understood
   */
  static Config read(String named, WorkTree tree) {
    Path file = tree.base().resolve(named);
    if (!named.isEmpty() && !Files.isRegularFile(file)) {
      throw new UsageException("`mcmetrics.config`: there is no file `%s`".formatted(file));
    }
    return Config.DEFAULTS;
  }

  /** Returns what the configuration leaves out. */
  static PathFilter leftOut(Config config) {
    FileSystem files = FileSystems.getDefault();
    List<PathMatcher> globs =
        config.exclude().stream().map(glob -> files.getPathMatcher("glob:" + glob)).toList();
    return path -> globs.stream().anyMatch(glob -> glob.matches(Path.of(path)));
  }
}
