package io.mcmetrics.cli;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.masking.DocumentMask;
import io.mcmetrics.render.EffectiveUnit;
import io.mcmetrics.report.Standpoint;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreeRoot;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code mcmetrics render}: prints the documents that the clusters would be given. */
final class RenderCommand {
  private final Terminal terminal;
  private final Environment environment;

  RenderCommand(Terminal terminal, Environment environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Returns the flags of the command. */
  static Flags.Known flags() {
    return new Flags.Known()
        .switchBy("h", "help")
        .switches("origins", LintPaths.NO_IGNORE)
        .values("root");
  }

  /** Runs the command. */
  ExitCode run(Flags flags) {
    LintPaths paths = OpenedTree.paths("render", environment, flags, flags.rest());
    List<EffectiveUnit> units = new ArrayList<>();
    for (Path path : paths.paths()) {
      units.addAll(units(paths.tree(), path, !flags.has(LintPaths.NO_IGNORE)));
    }
    terminal.note(paths.standpoint());
    units.forEach(unit -> write(unit, flags.has("origins"), paths.standpoint()));
    if (units.stream().allMatch(unit -> unit.manifests().isEmpty())) {
      terminal.say("nothing was rendered: there is no manifest and no kustomization here");
      return ExitCode.NOTHING_ANALYSED;
    }
    return ExitCode.CLEAN;
  }

  private static List<EffectiveUnit> units(TreeRoot root, Path path, boolean honoursIgnoreFiles) {
    SourceTree tree = SourceTree.read(root.only(path), other -> false, honoursIgnoreFiles);
    if (Files.isDirectory(path)) {
      String directory = root.directory().relativize(path).toString().replace('\\', '/');
      Optional<EffectiveUnit> named = EffectiveUnit.ofKustomization(tree, directory);
      if (named.isPresent()) {
        return List.of(named.get());
      }
    }
    return EffectiveUnit.of(tree);
  }

  private void write(EffectiveUnit unit, boolean withOrigins, Standpoint standpoint) {
    String path = unit.unit().path();
    String heading = "# " + (path.isEmpty() ? "." : path) + "\n";
    for (Document document : unit.manifests()) {
      terminal.out().write("---\n" + heading);
      YamlWriter.Note note = scalar -> withOrigins ? origin(scalar, standpoint) : "";
      terminal.out().write(YamlWriter.write(DocumentMask.masked(document.root()), note));
    }
    for (Gap gap : unit.gaps()) {
      terminal.say(place(gap.at().span(), standpoint) + ": " + gap.what() + "; " + gap.effect());
    }
  }

  private static String origin(YamlScalar scalar, Standpoint standpoint) {
    Origin origin = scalar.origin();
    StringBuilder words = new StringBuilder("from " + place(origin.span(), standpoint));
    for (Hop hop : origin.via()) {
      words.append(", ").append(hop.how().words()).append(" at ");
      words.append(place(hop.span(), standpoint));
    }
    return words.toString();
  }

  private static String place(Span span, Standpoint standpoint) {
    return standpoint.shown(span.file().path()) + ":" + span.from().line();
  }
}
