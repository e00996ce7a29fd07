package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.FailOn;
import java.util.List;

/**
 * The options of {@code lint}.
 *
 * @param paths what to lint; empty for the current directory
 * @param root the root of the tree; empty to find it
 * @param noIgnore whether to read what {@code .gitignore} files leave out
 * @param reports what to write, and where to
 * @param config the file of the configuration; empty to look for it
 * @param onlyRules ids of the rules to run; empty for all
 * @param skippedRules ids of rules not to run
 * @param narrowed whether to report only what touches changed files
 * @param changed the changed files
 * @param changedFrom a file that lists more of them; empty for none
 */
record LintOptions(
    List<String> paths,
    String root,
    boolean noIgnore,
    List<ReportTarget> reports,
    String config,
    List<String> onlyRules,
    List<String> skippedRules,
    boolean narrowed,
    List<String> changed,
    String changedFrom,
    FailOn failOn,
    boolean failOnGaps,
    ColorChoice color,
    boolean quiet,
    boolean verbose) {
  /** The word that stands for standard input. */
  static final String STANDARD_INPUT = "-";

  private static final List<String> PLANNED = List.of("baseline");

  /** Returns the flags of the command. */
  static Flags.Known flags() {
    return new Flags.Known()
        .switchBy("h", "help")
        .switchBy("q", "quiet")
        .switchBy("v", "verbose")
        .switches("fail-on-gaps", LintPaths.NO_IGNORE)
        .values("format", "fail-on", "config", "rule", "skip-rule", "files-from", "color", "root")
        .values("baseline", "lang")
        .list("changed");
  }

  /**
   * Returns the options that flags and arguments give.
   *
   * @throws UsageException if a value does not exist
   */
  static LintOptions of(Flags flags) {
    refusePlanned(flags);
    // A hook manager appends file names to its entry, `lint --changed`, after the user's own flags.
    boolean restIsChanged = flags.has("changed") && flags.all("changed").isEmpty();
    LintOptions options =
        new LintOptions(
            restIsChanged ? List.of() : flags.rest(),
            flags.last("root", ""),
            flags.has(LintPaths.NO_IGNORE),
            ReportTarget.all(flags.all("format")),
            flags.last("config", ""),
            flags.all("rule"),
            flags.all("skip-rule"),
            flags.has("changed") || flags.has("files-from"),
            restIsChanged ? flags.rest() : flags.all("changed"),
            flags.last("files-from", ""),
            FailOn.of("--fail-on", flags.last("fail-on", "error")),
            flags.has("fail-on-gaps"),
            ColorChoice.of(flags.last("color", "auto")),
            flags.has("quiet"),
            flags.has("verbose"));
    if (options.readsInput() && options.changedFrom().equals(STANDARD_INPUT)) {
      throw new UsageException("`-` can be what to lint or what `--files-from` reads, not both");
    }
    return options;
  }

  private static void refusePlanned(Flags flags) {
    for (String name : PLANNED) {
      if (flags.has(name)) {
        throw new UsageException("`--" + name + "` is not in this version yet");
      }
    }
    String language = flags.last("lang", "en");
    if (!language.equals("en")) {
      throw new UsageException("`--lang " + language + "` is not in this version yet; `en` is");
    }
  }

  /** Tells whether to lint what is piped in. */
  boolean readsInput() {
    return paths.contains(STANDARD_INPUT);
  }
}
