package io.mcmetrics.cli;

import io.mcmetrics.cluster.ClusterDocuments;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.layer.FieldFinder;
import io.mcmetrics.layer.FieldQuery;
import io.mcmetrics.layer.LayeredField;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.report.configuration.LayerReport;
import java.util.ArrayList;
import java.util.List;

/** {@code mcmetrics why}: shows the layers that set one field. */
final class WhyCommand {
  private static final List<String> FORMATS = List.of("text", "json");

  private final Terminal terminal;
  private final Environment environment;

  WhyCommand(Terminal terminal, Environment environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Returns the flags of the command. */
  static Flags.Known flags() {
    return new Flags.Known()
        .switchBy("h", "help")
        .switches(LintPaths.NO_IGNORE)
        .values("format", "root", "config");
  }

  /**
   * Runs the command; as with {@code git config --get}, the exit code is 1 if nothing sets the
   * field.
   */
  ExitCode run(Flags flags) {
    String format = flags.oneOf("format", FORMATS);
    List<String> words = flags.rest();
    if (words.size() < 2) {
      throw new UsageException("`why` wants a cluster and a field of it");
    }
    String name = words.get(0);
    String field = words.get(1);
    FieldQuery query =
        FieldQuery.parse(field)
            .orElseThrow(() -> new UsageException("`" + field + "` is no way to a field"));
    OpenedTree opened = OpenedTree.of("why", environment, flags, words.subList(2, words.size()));
    Standpoint standpoint = opened.paths().standpoint();
    List<ClusterDocuments> clusters =
        ClusterDocuments.of(Renderer.renderWithValues(opened.tree()), opened.config().fleet());
    if (clusters.isEmpty()) {
      terminal.say("nothing was analysed: no file here is one that the linter understands");
      return ExitCode.NOTHING_ANALYSED;
    }
    terminal.note(standpoint);
    ClusterDocuments cluster = named(name, clusters);
    List<LayeredField> fields = FieldFinder.find(cluster.documents(), query);
    terminal
        .out()
        .write(
            format.equals("json")
                ? LayerReport.json(cluster, field, fields)
                : LayerReport.text(cluster, fields, standpoint));
    if (fields.isEmpty()) {
      terminal.say("nothing sets `" + field + "` in `" + name + "`" + hint(cluster, query));
    }
    return fields.stream().anyMatch(LayeredField::isSet) ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private static ClusterDocuments named(String name, List<ClusterDocuments> clusters) {
    return clusters.stream()
        .filter(cluster -> cluster.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, clusters));
  }

  private static UsageException unknown(String name, List<ClusterDocuments> clusters) {
    List<String> names = clusters.stream().map(ClusterDocuments::name).toList();
    String hint = new Vocabulary(names).hint(name);
    String choice = hint.isEmpty() ? "; there are " + String.join(", ", first(names)) : hint;
    return new UsageException("there is no cluster `" + name + "`" + choice);
  }

  private static List<String> first(List<String> names) {
    int most = 10;
    if (names.size() <= most) {
      return names;
    }
    List<String> some = new ArrayList<>(names.subList(0, most));
    some.add("and " + (names.size() - most) + " more");
    return some;
  }

  private static String hint(ClusterDocuments cluster, FieldQuery query) {
    return FieldFinder.suggestion(cluster.documents(), query)
        .map(other -> "; did you mean `" + other + "`?")
        .orElse("");
  }
}
