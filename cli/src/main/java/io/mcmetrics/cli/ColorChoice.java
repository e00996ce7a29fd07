package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Vocabulary;
import java.util.List;

/** Whether to colour what goes to standard output. */
enum ColorChoice {
  AUTO,
  ALWAYS,
  NEVER;

  private static final List<String> WORDS = List.of("auto", "always", "never");

  /**
   * Returns the choice of a word.
   *
   * @throws UsageException if there is no such word
   */
  static ColorChoice of(String word) {
    int at = WORDS.indexOf(word);
    if (at < 0) {
      throw new UsageException(new Vocabulary(WORDS).invalidValueMessage("--color", word));
    }
    return values()[at];
  }

  /**
   * Tells whether to colour; the flag takes precedence over environment variables, those over
   * whether standard output is a terminal.
   */
  boolean colours(Environment environment) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> looksWelcome(environment);
    };
  }

  private static boolean looksWelcome(Environment environment) {
    if (!environment.variable("NO_COLOR").isEmpty()) {
      return false;
    }
    if (isOn(environment, "FORCE_COLOR") || isOn(environment, "CLICOLOR_FORCE")) {
      return true;
    }
    return environment.terminal() && !environment.variable("TERM").equals("dumb");
  }

  private static boolean isOn(Environment environment, String name) {
    String value = environment.variable(name);
    return !value.isEmpty() && !value.equals("0");
  }
}
