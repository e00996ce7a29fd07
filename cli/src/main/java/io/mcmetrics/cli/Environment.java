package io.mcmetrics.cli;

import io.mcmetrics.rule.Rules;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The environment in which a command runs.
 *
 * @param directory the one that relative paths start from
 * @param variables environment variables
 * @param terminal whether standard output is one
 * @param rules supplies all rules; called only by commands that need them
 */
record Environment(
    Path directory, Map<String, String> variables, boolean terminal, Supplier<Rules> rules) {
  /** Keeps its own map. */
  Environment {
    variables = Map.copyOf(variables);
  }

  /** Returns the environment of this process. */
  static Environment ofThisProcess() {
    // The launcher looks, because Java can not tell standard output from standard input here.
    boolean terminal = Boolean.getBoolean("mcmetrics.terminal");
    return new Environment(
        Path.of("").toAbsolutePath(),
        System.getenv(),
        terminal,
        () -> Rules.discover(Main.class.getClassLoader()));
  }

  /** Returns the home of the user; the root of the disk if it is not known. */
  Path home() {
    String home = variable("HOME").isEmpty() ? variable("USERPROFILE") : variable("HOME");
    try {
      return home.isEmpty() ? directory.getRoot() : Path.of(home).toRealPath();
    } catch (IOException | InvalidPathException e) {
      return directory.getRoot();
    }
  }

  /** Returns an environment variable; empty if it is not set. */
  String variable(String name) {
    return variables.getOrDefault(name, "");
  }
}
