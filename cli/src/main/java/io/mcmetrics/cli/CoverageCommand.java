package io.mcmetrics.cli;

import io.mcmetrics.document.Coverage;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.report.configuration.CoverageReport;
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
    OpenedTree opened = OpenedTree.of("coverage", environment, flags, flags.rest());
    Standpoint standpoint = opened.paths().standpoint();
    terminal.note(standpoint);
    Coverage coverage = Renderer.render(opened.tree()).coverage();
    terminal
        .out()
        .write(
            format.equals("json")
                ? CoverageReport.json(coverage)
                : CoverageReport.text(coverage, flags.has("verbose"), standpoint));
    return coverage.understoodCount() == 0 ? ExitCode.NOTHING_ANALYSED : ExitCode.CLEAN;
  }
}
