package io.mcmetrics.cli;

import io.mcmetrics.Linter;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.report.configuration.ClusterReport;
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
    OpenedTree opened = OpenedTree.of("clusters", environment, flags, flags.rest());
    terminal.note(opened.paths().standpoint());
    // No rule runs: what is wrong with the clusters is what `lint` is for.
    TraceResult traced =
        Linter.with(List.of())
            .configured(opened.config())
            .today(LocalDate.now(ZoneOffset.UTC))
            .trace(opened.tree());
    terminal
        .out()
        .write(
            format.equals("json")
                ? ClusterReport.json(traced)
                : ClusterReport.text(traced.fleet(), flags.has("verbose"))
                    + ClusterReport.unseenText(traced));
    // What may be a cluster, going by nothing but a path, is not known to be one.
    return traced.fleet().clusters().stream().allMatch(Cluster::isByPathOnly)
        ? ExitCode.NOTHING_ANALYSED
        : ExitCode.CLEAN;
  }
}
