package io.mcmetrics.cli;

import io.mcmetrics.config.Config;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.document.Coverage;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.report.configuration.CoverageReport;
import io.mcmetrics.source.SourceTree;
import java.util.List;

/** {@code mcmetrics coverage}: shows what became of each file. */
final class CoverageCommand {
  private static final List<String> FORMATS = List.of("text", "json");

  private final Terminal terminal;
  private final Environment environment;

  CoverageCommand(Terminal terminal, Environment environment) {
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
      throw new UsageException("`coverage` reads directories and files, and no standard input");
    }
    LintPaths paths = LintPaths.find(environment, flags.rest(), flags.last("root", ""));
    Config config = Configuration.of(environment, flags.last("config", ""), paths);
    SourceTree tree = paths.read(config, !flags.has(LintPaths.NO_IGNORE));
    terminal.note(paths.standpoint());
    Coverage coverage = Renderer.render(tree).coverage();
    terminal
        .out()
        .write(
            format.equals("json")
                ? CoverageReport.json(coverage)
                : CoverageReport.text(coverage, flags.has("verbose"), paths.standpoint()));
    return coverage.understoodCount() == 0 ? ExitCode.NOTHING_ANALYSED : ExitCode.CLEAN;
  }
}
