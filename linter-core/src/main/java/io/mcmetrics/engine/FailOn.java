package io.mcmetrics.engine;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How bad a finding must be to fail a run. */
public enum FailOn {
  ERROR("errors"),
  WARNING("warnings and errors"),
  INFO("any finding"),
  NEVER("nothing");

  private final String what;

  FailOn(String what) {
    this.what = what;
  }

  /**
   * Returns what a word means, in whatever case.
   *
   * @param flag the name of the setting to the caller
   * @throws UsageException if there is no such word
   */
  public static FailOn of(String flag, String word) {
    List<String> words = Stream.of(values()).map(FailOn::word).toList();
    int at = words.indexOf(word.toLowerCase(Locale.ROOT));
    if (at < 0) {
      throw new UsageException(new Vocabulary(words).invalidValueMessage(flag, word));
    }
    return values()[at];
  }

  /** Returns the word that users write. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what fails the run, in words. */
  public String what() {
    return what;
  }

  /** Tells whether a result has a finding this bad. */
  public boolean isReachedBy(LintResult result) {
    return switch (this) {
      case ERROR -> result.hasFindingsAtLeast(Severity.ERROR);
      case WARNING -> result.hasFindingsAtLeast(Severity.WARNING);
      case INFO -> result.hasFindingsAtLeast(Severity.INFO);
      case NEVER -> false;
    };
  }
}
