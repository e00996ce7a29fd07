package io.mcmetrics.cli;

import io.mcmetrics.config.Config;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a command reads: paths that the caller names, the configuration for them, and the files.
 *
 * @param config the configuration, as the command changes it
 */
record OpenedTree(LintPaths paths, Config config, SourceTree tree) {
  /**
   * Returns the paths that a command is given.
   *
   * @param command its name
   * @param given the arguments that name paths
   * @throws UsageException if one of them is standard input, or does not exist
   */
  static LintPaths paths(String command, Environment environment, Flags flags, List<String> given) {
    if (given.contains(LintOptions.STANDARD_INPUT)) {
      throw new UsageException(
          "`" + command + "` reads directories and files, and no standard input");
    }
    return LintPaths.find(environment, given, flags.last("root", ""));
  }

  /** Opens the paths that a command is given. */
  static OpenedTree of(String command, Environment environment, Flags flags, List<String> given) {
    return of(command, environment, flags, given, config -> config);
  }

  /**
   * Opens the paths that a command is given.
   *
   * @param change what the command makes of the configuration
   */
  static OpenedTree of(
      String command,
      Environment environment,
      Flags flags,
      List<String> given,
      UnaryOperator<Config> change) {
    LintPaths paths = paths(command, environment, flags, given);
    Config config = change.apply(Configuration.of(environment, flags.last("config", ""), paths));
    return new OpenedTree(paths, config, paths.read(config, !flags.has(LintPaths.NO_IGNORE)));
  }
}
