package io.mcmetrics.cli;

import io.mcmetrics.Linter;
import io.mcmetrics.config.Config;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.report.configuration.ClusterReport;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.trace.TraceResult;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** {@code mcmetrics clusters}: shows which clusters there are, and why. */
final class ClustersCommand {
  private static final List<String> FORMATS = List.of("text", "json");

  private final Terminal terminal;
  private final Environment environment;

  ClustersCommand(Terminal terminal, Environment environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Returns the flags of the command. */
  static Flags.Known flags() {
    return new Flags.Known()
        .switchBy("h", "help")
        .switchBy("v", "verbose")
        .switches(LintPaths.NO_IGNORE)
        .values("format", "root", "config");
  }

  /** Runs the command. */
  ExitCode run(Flags flags) {
    String format = flags.oneOf("format", FORMATS);
    if (flags.rest().contains(LintOptions.STANDARD_INPUT)) {
      throw new UsageException("`clusters` reads directories and files, and no standard input");
    }
    LintPaths paths = LintPaths.find(environment, flags.rest(), flags.last("root", ""));
    Config config = Configuration.of(environment, flags.last("config", ""), paths);
    SourceTree tree = paths.read(config, !flags.has(LintPaths.NO_IGNORE));
    terminal.note(paths.standpoint());
    // No rule runs: what is wrong with the clusters is what `lint` is for.
    TraceResult traced =
        Linter.with(List.of()).configured(config).today(LocalDate.now(ZoneOffset.UTC)).trace(tree);
    terminal
        .out()
        .write(
            format.equals("json")
                ? ClusterReport.json(traced.fleet())
                : ClusterReport.text(traced.fleet(), flags.has("verbose")));
    return traced.fleet().clusters().isEmpty() ? ExitCode.NOTHING_ANALYSED : ExitCode.CLEAN;
  }
}
