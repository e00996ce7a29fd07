package io.mcmetrics.cli;

import io.mcmetrics.Linter;
import io.mcmetrics.config.Config;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.engine.RuleChoice;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.report.Style;
import io.mcmetrics.report.finding.Format;
import io.mcmetrics.report.finding.NothingSeen;
import io.mcmetrics.report.finding.Reporter;
import io.mcmetrics.rule.Rules;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** {@code mcmetrics lint}: finds faults. */
final class LintCommand {
  private final Terminal terminal;
  private final Environment environment;

  LintCommand(Terminal terminal, Environment environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Runs the command. */
  ExitCode run(Flags flags) throws IOException {
    LintOptions options = LintOptions.of(flags);
    LintPaths paths = paths(options);
    Rules rules = environment.rules().get();
    RuleChoice choice = RuleChoice.of(rules, options.onlyRules(), options.skippedRules());
    Config config = choice.in(Configuration.of(environment, options.config(), paths));
    ChangedFiles changed = changed(options, paths);
    Linter linter =
        Linter.with(rules.all()).configured(config).today(LocalDate.now(ZoneOffset.UTC));
    LintResult whole = linter.lint(tree(options, paths, config));
    LintResult shown = changed.narrowed(whole);
    report(shown, options, options.readsInput() ? Standpoint.AT_ROOT : paths.standpoint());
    explainEmptiness(whole, options);
    if (options.verbose()) {
      whole.faults().forEach(fault -> fault.printStackTrace(terminal.err()));
    }
    return ExitCode.of(whole, shown, options.failOn(), options.failOnGaps());
  }

  private LintPaths paths(LintOptions options) {
    if (options.readsInput() && options.paths().size() > 1) {
      throw new UsageException("`-` cannot be linted together with other paths");
    }
    List<String> given = options.readsInput() ? List.of() : options.paths();
    return LintPaths.find(environment, given, options.root());
  }

  private ChangedFiles changed(LintOptions options, LintPaths paths) throws IOException {
    if (!options.narrowed()) {
      return ChangedFiles.ALL;
    }
    List<String> names = new ArrayList<>(options.changed());
    if (options.changedFrom().equals(LintOptions.STANDARD_INPUT)) {
      names.addAll(ChangedFiles.listed(terminal.readAll()));
    } else if (!options.changedFrom().isEmpty()) {
      Path list = LintPaths.existing(environment.directory(), options.changedFrom());
      names.addAll(ChangedFiles.listed(Files.readString(list)));
    }
    return ChangedFiles.of(environment.directory(), paths.root(), names);
  }

  private SourceTree tree(LintOptions options, LintPaths paths, Config config) throws IOException {
    return options.readsInput()
        ? SourceTree.of(List.of(SourceFile.of(LintResult.STANDARD_INPUT, terminal.readAll())))
        : paths.read(config, !options.noIgnore());
  }

  private void report(LintResult result, LintOptions options, Standpoint standpoint)
      throws IOException {
    for (ReportTarget target : options.reports()) {
      boolean piped = target.file().isEmpty();
      boolean coloured = piped && options.color().colours(environment);
      Reporter reporter =
          target
              .format()
              .reporter(new Style(coloured, options.verbose(), options.quiet(), standpoint));
      if (piped) {
        reporter.write(result, terminal.out());
      } else {
        Path file = environment.directory().resolve(target.file());
        ReportFile.write(file, out -> reporter.write(result, out));
      }
    }
  }

  /**
   * Says on standard error that nothing was analysed, since only the text report says so itself.
   */
  private void explainEmptiness(LintResult whole, LintOptions options) {
    boolean isSaid =
        !options.quiet()
            && options.reports().stream()
                .anyMatch(target -> target.format() == Format.TEXT && target.file().isEmpty());
    if (whole.sawNothing() && !isSaid) {
      terminal.say("nothing was analysed: " + NothingSeen.words(whole.counts()));
    }
  }
}
