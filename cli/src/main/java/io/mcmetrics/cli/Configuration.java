package io.mcmetrics.cli;

import io.mcmetrics.config.Config;
import io.mcmetrics.config.ConfigFile;
import io.mcmetrics.config.ConfigReader;
import io.mcmetrics.engine.RuleChoice;
import io.mcmetrics.source.SourceFile;
import java.util.Optional;

/** Finds the configuration of a run. */
final class Configuration {
  private Configuration() {}

  /**
   * Returns the configuration.
   *
   * @param named the file given by the caller; empty to search for the nearest one
   */
  static Config of(Environment environment, String named, LintPaths paths) {
    Optional<SourceFile> file =
        named.isEmpty()
            ? ConfigFile.find(paths.paths().get(0), paths.root())
            : Optional.of(
                ConfigFile.open(LintPaths.existing(environment.directory(), named), paths.root()));
    return file.map(
            found -> ConfigReader.read(found, RuleChoice.knownIds(environment.rules().get())))
        .orElse(Config.DEFAULTS);
  }
}
