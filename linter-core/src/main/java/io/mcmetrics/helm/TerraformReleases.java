package io.mcmetrics.helm;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The releases that Terraform installs with a values file of the tree, as the provider of Helm has
 * them (terraform-provider-helm 3.1, helm_release): the chart, and the {@code set} that are laid
 * over the files. What Terraform would have to evaluate is not known.
 */
public final class TerraformReleases {
  private static final Pattern RELEASE =
      Pattern.compile("(?m)^resource[ \\t]+\"helm_release\"[ \\t]+\"[^\"]*\"[ \\t]*\\{");
  private static final Pattern END = Pattern.compile("(?m)^\\}");
  private static final Pattern FILE =
      Pattern.compile("\\b(?:templatefile|file)\\([ \\t\\r\\n]*\"(?:\\$\\{[^}\"]*}/)?([^\"$]+)\"");
  private static final Pattern OTHER_LAYER =
      Pattern.compile(
          "\\b(?:yamlencode|jsonencode|concat|merge|templatefile)\\(|<<-?\\w+|dynamic \"set");
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "(?m)^[ \\t]*+(chart|repository|version|name|namespace)[ \\t]*+=[ \\t]*+\"([^\"$]*)\"");
  private static final Pattern SET =
      Pattern.compile(
          "\\bname[ \\t]*+=[ \\t]*+\"((?:[^\"\\\\]|\\\\.)*+)\"[ \\t]*+,?[ \\t\\r\\n]*+"
              + "value[ \\t]*+=[ \\t]*+([^\\r\\n]+)");
  private static final Pattern TEXT =
      Pattern.compile("\"((?:[^\"\\\\$]|\\\\.)*+)\"[ \\t]*+[,}]?.*");
  private static final Pattern WORD = Pattern.compile("(true|false|[0-9]+)[ \\t]*+[,}]?");

  /**
   * A release of one values file.
   *
   * @param use what is known of the chart
   * @param values the values with what is set over them
   * @param isWhole whether nothing else is laid over the file
   */
  public record Release(ChartUse use, YamlMapping values, boolean isWhole) {}

  /** A block of a release, with the paths of the files that it reads. */
  private record Block(SourceFile file, int offset, String text, List<String> read) {}

  private final List<Block> blocks;

  /** Looks through the Terraform of a tree. */
  public TerraformReleases(SourceTree tree) {
    this.blocks =
        tree.otherTexts().stream()
            .filter(path -> path.endsWith(".tf"))
            .flatMap(path -> tree.find(path).stream())
            .filter(file -> file.text().contains("helm_release"))
            .flatMap(file -> blocksOf(file).stream())
            .toList();
  }

  /** Returns the release that reads a values file; empty if no Terraform names it. */
  public Optional<Release> of(SourceFile file, YamlMapping values) {
    return blocks.stream()
        .filter(block -> block.read().contains(file.path()))
        .findFirst()
        .map(block -> of(block, values));
  }

  private static Release of(Block block, YamlMapping values) {
    boolean isWhole = block.read().size() == 1 && !OTHER_LAYER.matcher(block.text()).find();
    return new Release(
        use(block.text(), block.file(), block.offset()),
        withSettings(values, block.text(), block.file(), block.offset()),
        isWhole);
  }

  private static List<Block> blocksOf(SourceFile terraform) {
    List<Block> found = new ArrayList<>();
    Matcher release = RELEASE.matcher(terraform.text());
    Matcher end = END.matcher(terraform.text());
    while (release.find()) {
      int to = end.find(release.end()) ? end.start() : terraform.text().length();
      String text = terraform.text().substring(release.end(), to);
      found.add(new Block(terraform, release.end(), text, filesOf(text, terraform)));
    }
    return found;
  }

  private static List<String> filesOf(String block, SourceFile terraform) {
    List<String> paths = new ArrayList<>();
    Matcher file = FILE.matcher(block);
    while (file.find()) {
      TreePath.resolve(terraform.directory(), file.group(1)).ifPresent(paths::add);
    }
    return paths;
  }

  private static ChartUse use(String block, SourceFile terraform, int offset) {
    Origin at = place(terraform, offset, offset);
    ChartUse use = ChartUse.unknown(at);
    Matcher argument = ARGUMENT.matcher(withoutSettings(block));
    while (argument.find()) {
      String text = argument.group(2);
      use =
          switch (argument.group(1)) {
            case "chart" ->
                use.of(text.substring(text.lastIndexOf('/') + 1), use.repository(), use.version())
                    .at(place(terraform, offset + argument.start(2), offset + argument.end(2)));
            case "repository" -> use.of(use.chart(), text, use.version());
            case "version" -> use.of(use.chart(), use.repository(), text);
            case "name" -> use.inRelease(text, use.namespace());
            default -> use.inRelease(use.release(), text);
          };
    }
    return use;
  }

  /** Returns a block of the same length without the names of what is set in it. */
  private static String withoutSettings(String block) {
    return SET.matcher(block).replaceAll(set -> " ".repeat(set.group().length()));
  }

  private static YamlMapping withSettings(
      YamlMapping values, String block, SourceFile terraform, int offset) {
    YamlMapping result = values;
    Matcher set = SET.matcher(block);
    while (set.find()) {
      Optional<ValuePath> path = ValuePath.of(unescaped(set.group(1)));
      if (path.isPresent()) {
        Origin at = place(terraform, offset + set.start(2), offset + set.end(2));
        result = path.get().set(result, value(set.group(2).strip(), at));
      }
    }
    return result;
  }

  private static Yaml value(String expression, Origin at) {
    Matcher text = TEXT.matcher(expression);
    if (text.matches()) {
      YamlScalar written = new YamlScalar(unescaped(text.group(1)), Style.QUOTED, at);
      return SetValue.of(written).orElse(written);
    }
    Matcher word = WORD.matcher(expression);
    return word.matches()
        ? YamlScalar.plain(word.group(1), at)
        : new YamlScalar("${" + expression + "}", Style.TEMPLATE, at);
  }

  private static String unescaped(String text) {
    return text.replace("\\\"", "\"").replace("\\\\", "\\");
  }

  private static Origin place(SourceFile file, int from, int to) {
    return Origin.written(new Span(file, from, to));
  }
}
