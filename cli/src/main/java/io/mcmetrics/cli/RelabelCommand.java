package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelFault;
import io.mcmetrics.relabel.RelabelReader;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.relabel.SeriesText;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** {@code mcmetrics relabel}: shows what rules do to series, step by step. */
final class RelabelCommand {
  private static final List<String> FORMATS = List.of("text", "json");
  private static final List<String> GENERATIONS = List.of("3", "2");

  private final Terminal terminal;
  private final Environment environment;

  RelabelCommand(Terminal terminal, Environment environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Returns the flags of the command. */
  static Flags.Known flags() {
    return new Flags.Known()
        .switchBy("h", "help")
        .values("config", "series", "prometheus", "format");
  }

  /** Runs the command. */
  ExitCode run(Flags flags) throws IOException {
    String config = flags.last("config", "");
    String series = flags.last("series", "");
    refuse(flags, config, series);
    boolean asJson = flags.oneOf("format", FORMATS).equals("json");
    RelabelChain chain = chain(config, flags.oneOf("prometheus", GENERATIONS));
    int count = 0;
    int number = 0;
    for (String line : read(series).lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String place = series + ":" + number;
      LabelSet labels =
          SeriesText.read(line)
              .orElseThrow(() -> new UsageException(place + ": this is no series: " + line));
      RelabelReport report = new RelabelReport(chain, labels);
      terminal.out().write(asJson ? report.json() : report.text());
      count++;
    }
    if (count == 0) {
      terminal.say("there are no series in " + series);
      return ExitCode.NOTHING_ANALYSED;
    }
    return ExitCode.CLEAN;
  }

  private static void refuse(Flags flags, String config, String series) {
    if (!flags.rest().isEmpty()) {
      throw new UsageException("`relabel` takes no `" + flags.rest().get(0) + "`");
    }
    if (config.isEmpty() || series.isEmpty()) {
      throw new UsageException("`relabel` wants `--config FILE` and `--series FILE`");
    }
    if (config.equals(series)) {
      throw new UsageException("`--config` and `--series` cannot be one file");
    }
  }

  /** Returns the rules, unless Prometheus would not load them. */
  private RelabelChain chain(String path, String generation) throws IOException {
    YamlFile file = YamlReader.read(SourceFile.of(path, read(path)));
    if (!file.isComplete()) {
      throw new UsageException(path + ": " + file.syntaxErrors().get(0).message());
    }
    if (file.documents().size() != 1 || !(file.documents().get(0) instanceof YamlSequence rules)) {
      throw new UsageException(path + ": this is no list of relabelling rules");
    }
    PrometheusDialect dialect =
        generation.equals("2") ? PrometheusDialect.PROMETHEUS_2 : PrometheusDialect.PROMETHEUS_3;
    RelabelChain chain = RelabelChain.of(RelabelReader.read(rules, syntaxOf(rules)), dialect);
    StringBuilder complaints = new StringBuilder();
    for (RelabelFault fault : chain.faults()) {
      String complaint = fault.origin().span() + ": " + fault.message();
      if (fault.isFatal()) {
        complaints.append(complaints.isEmpty() ? "" : "\n").append(complaint);
      } else {
        terminal.say(complaint);
      }
    }
    if (!complaints.isEmpty()) {
      throw new UsageException(complaints.toString());
    }
    return chain;
  }

  private static RelabelSyntax syntaxOf(YamlSequence rules) {
    for (Yaml rule : rules.items()) {
      if (rule.at("sourceLabels").isPresent() || rule.at("targetLabel").isPresent()) {
        return RelabelSyntax.CUSTOM_RESOURCE;
      }
    }
    return RelabelSyntax.PROMETHEUS_FILE;
  }

  private String read(String path) throws IOException {
    return path.equals(LintOptions.STANDARD_INPUT)
        ? terminal.readAll()
        : Files.readString(environment.directory().resolve(path));
  }
}
