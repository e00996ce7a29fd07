package io.mcmetrics.cli;

import io.mcmetrics.Linter;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.FailOn;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.engine.RuleChoice;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.html.TracePage;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.SeriesText;
import io.mcmetrics.report.Language;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.report.Style;
import io.mcmetrics.report.trace.TraceJson;
import io.mcmetrics.report.trace.TraceMermaid;
import io.mcmetrics.report.trace.TraceText;
import io.mcmetrics.report.trace.UnreadSendersText;
import io.mcmetrics.rule.Rules;
import io.mcmetrics.trace.SeriesTracer;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TraceResult;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedSeries;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code mcmetrics trace}: follows the samples of each cluster to Grafana. */
final class TraceCommand {
  private static final List<String> FORMATS = List.of("text", "json", "html", "mermaid");
  private static final List<String> SERIES_FORMATS = List.of("text", "json");

  private final Terminal terminal;
  private final Environment environment;

  TraceCommand(Terminal terminal, Environment environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Returns the flags of the command. */
  static Flags.Known flags() {
    return new Flags.Known()
        .switchBy("h", "help")
        .switchBy("v", "verbose")
        .switches(LintPaths.NO_IGNORE)
        .values(
            "format",
            "root",
            "config",
            "cluster",
            "series",
            "fail-on",
            "color",
            "lang",
            "rule",
            "skip-rule");
  }

  /** Runs the command. */
  ExitCode run(Flags flags) throws IOException {
    String format = flags.oneOf("format", FORMATS);
    Language language = language(flags.last("lang", "en"));
    FailOn failOn = FailOn.of("--fail-on", flags.last("fail-on", "error"));
    ColorChoice color = ColorChoice.of(flags.last("color", "auto"));
    Optional<LabelSet> series = series(flags);
    if (series.isPresent() && !SERIES_FORMATS.contains(format)) {
      throw new UsageException("--series is shown as text or json, not as " + format);
    }
    Rules rules = environment.rules().get();
    RuleChoice choice = RuleChoice.of(rules, flags.all("rule"), flags.all("skip-rule"));
    OpenedTree opened = OpenedTree.of("trace", environment, flags, flags.rest(), choice::in);
    Standpoint standpoint = opened.paths().standpoint();
    TraceResult traced =
        Linter.with(rules.all())
            .configured(opened.config())
            .today(LocalDate.now(ZoneOffset.UTC))
            .trace(opened.tree());
    Trace trace = narrowed(traced.trace(), flags.last("cluster", ""));
    if (series.isPresent()) {
      return show(series.get(), traced, trace, format);
    }
    Style style = new Style(color.colours(environment), flags.has("verbose"), false, standpoint);
    terminal.note(standpoint);
    terminal.out().write(report(trace, format, language, style));
    if (flags.has("verbose")) {
      traced.result().faults().forEach(fault -> fault.printStackTrace(terminal.err()));
    }
    LintResult shown =
        traced.result().keeping(finding -> trace.findings().contains(finding), gap -> true);
    return ExitCode.of(traced.result(), trace.sawNothing(), shown, failOn, false);
  }

  private static Language language(String name) {
    return Language.find(name)
        .orElseThrow(
            () ->
                new UsageException(
                    new Vocabulary(Language.words()).invalidValueMessage("--lang", name)));
  }

  private static String report(Trace trace, String format, Language language, Style style) {
    return switch (format) {
      case "json" -> TraceJson.of(trace, style.standpoint());
      case "html" -> TracePage.of(trace, language);
      case "mermaid" -> TraceMermaid.of(trace, language);
      default -> TraceText.of(trace, style);
    };
  }

  private static Optional<LabelSet> series(Flags flags) {
    if (!flags.has("series")) {
      return Optional.empty();
    }
    String written = flags.last("series", "");
    LabelSet series =
        SeriesText.read(written)
            .orElseThrow(
                () ->
                    new UsageException(
                        "`--series` wants one like `up{job=\"node\"}`, and not `" + written + "`"));
    return Optional.of(series);
  }

  /** Shows one series, rule by rule, in those clusters that are asked about. */
  private ExitCode show(LabelSet series, TraceResult traced, Trace trace, String format) {
    List<String> clusters = trace.clusters().stream().map(c -> c.cluster().name()).toList();
    int count = 0;
    for (TracedSeries each : SeriesTracer.trace(traced.fleet(), series)) {
      if (clusters.contains(each.cluster().name())) {
        SeriesReport report = new SeriesReport(each);
        terminal.out().write(format.equals("json") ? report.json() : report.text());
        count++;
      }
    }
    if (count == 0) {
      terminal.say(
          trace.unreadSenders().isEmpty()
              ? "nothing here sends samples by remote write"
              : UnreadSendersText.insteadOfPaths(trace).strip());
      return ExitCode.NOTHING_ANALYSED;
    }
    return ExitCode.CLEAN;
  }

  private static Trace narrowed(Trace trace, String cluster) {
    if (cluster.isEmpty()) {
      return trace;
    }
    Trace narrowed = trace.only(cluster);
    if (narrowed.isEmpty() && narrowed.silent().isEmpty()) {
      List<String> names =
          Stream.concat(
                  trace.clusters().stream().map(TracedCluster::cluster), trace.silent().stream())
              .map(Cluster::name)
              .sorted()
              .toList();
      throw new UsageException(new Vocabulary(names).invalidValueMessage("--cluster", cluster));
    }
    return narrowed;
  }
}
