package io.mcmetrics.maven;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Severity;
import java.util.Locale;

/** From which severity on a finding fails the build. */
enum FailOn {
  ERROR("errors"),
  WARNING("warnings and errors"),
  INFO("any finding"),
  NEVER("nothing");

  private final String what;

  FailOn(String what) {
    this.what = what;
  }

  /**
   * Returns the one of a word, in whatever case.
   *
   * @throws UsageException if there is none
   */
  static FailOn parse(String word) {
    for (FailOn each : values()) {
      if (each.word().equals(word.toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    throw new UsageException(
        "`mcmetrics.failOn` is `%s`: write `error`, `warning`, `info` or `never`".formatted(word));
  }

  /** Returns the word that users write. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what the build fails on. */
  String what() {
    return what;
  }

  /** Tells whether the build fails with these findings. */
  boolean failsWith(LintResult result) {
    return switch (this) {
      case ERROR -> result.hasFindingsAtLeast(Severity.ERROR);
      case WARNING -> result.hasFindingsAtLeast(Severity.WARNING);
      case INFO -> result.hasFindingsAtLeast(Severity.INFO);
      case NEVER -> false;
    };
  }
}
