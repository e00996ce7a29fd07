package io.mcmetrics.render;

import io.mcmetrics.chart.ChartSheets;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of a tree as YAML, each read once; and what came to light while reading them. */
final class Sources {
  private static final Set<String> TEMPLATE_ENDINGS = Set.of("gotmpl", "tmpl", "tpl");
  private static final Set<String> JSONNET_ENDINGS = Set.of("jsonnet", "libsonnet");

  private final SourceTree tree;
  private final Map<String, List<Yaml>> read = new LinkedHashMap<>();
  private final Map<String, Integer> chartTemplates = new TreeMap<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Problem> syntax = new ArrayList<>();
  private final List<Problem> duplicateKeys = new ArrayList<>();
  private final Set<String> understood = new TreeSet<>();
  private final Set<String> layers = new TreeSet<>();
  private final ChartSheets charts = new ChartSheets();

  Sources(SourceTree tree) {
    this.tree = tree;
  }

  SourceTree tree() {
    return tree;
  }

  /** Returns the sheets of the charts that are known. */
  ChartSheets charts() {
    return charts;
  }

  /** Returns the documents of a file of the tree; empty if there is no such file. */
  Optional<List<Yaml>> documents(String path) {
    return tree.find(path).map(this::documents);
  }

  /** Returns the documents of a file that something known includes. */
  Optional<List<Yaml>> included(String path) {
    tree.find(path).ifPresent(this::understood);
    return documents(path);
  }

  /** Returns the values in a file that is a layer of something, and so nothing by itself. */
  Optional<YamlMapping> layer(String path) {
    layers.add(path);
    return included(path).stream()
        .flatMap(List::stream)
        .filter(YamlMapping.class::isInstance)
        .map(YamlMapping.class::cast)
        .findFirst();
  }

  /** Tells whether a file is a layer of something. */
  boolean isLayer(String path) {
    return layers.contains(path);
  }

  /** Returns the documents of a file that a kustomization names; empty, with a gap, if unseen. */
  Optional<List<Yaml>> included(Kustomization kustomization, YamlScalar path, String role) {
    Optional<SourceFile> file = file(kustomization, path);
    if (file.isEmpty()) {
      String where = "is not in the tree";
      String what = "the " + role + " `" + path.text() + "` " + where;
      addGap(Gap.at(path, what, "what it changes is not known"));
    }
    return file.map(this::documents);
  }

  /** Returns a file that a kustomization names; a file outside of its directory is a gap. */
  Optional<SourceFile> file(Kustomization kustomization, YamlScalar path) {
    Optional<String> resolved =
        Kustomization.isRemote(path.text()) ? Optional.empty() : kustomization.resolve(path.text());
    Optional<SourceFile> file = resolved.flatMap(tree::find);
    if (file.isPresent()) {
      understood(file.get());
      if (!TreePath.isBelow(file.get().path(), kustomization.directory())) {
        String what = "kustomize refuses: `" + path.text() + "` lies outside of its directory";
        addGap(Gap.at(path, what, "this overlay cannot be built, unless it is told to allow that"));
      }
    }
    return file;
  }

  /** Returns the documents of a file; none of what cannot be read. */
  List<Yaml> documents(SourceFile file) {
    List<Yaml> known = read.get(file.path());
    if (known == null) {
      known = parse(file);
      read.put(file.path(), known);
    }
    return known;
  }

  private List<Yaml> parse(SourceFile file) {
    String ending = file.path().substring(file.path().lastIndexOf('.') + 1);
    Optional<String> chart = chartOfTemplate(file);
    // What a kustomization includes is no template, even in a directory of that name.
    if (chart.isPresent() && !understood.contains(file.path())) {
      chartTemplates.merge(chart.get(), 1, Integer::sum);
      return List.of();
    }
    if (JSONNET_ENDINGS.contains(ending)) {
      addGap(file, "Jsonnet is not evaluated", "nothing is known of what this file generates");
      return List.of();
    }
    YamlFile yaml = YamlReader.read(file);
    boolean template = isTemplate(file, ending);
    if (!yaml.isWhole() && template) {
      addGap(file, "a template that is not YAML", "nothing is known of what this file becomes");
      return List.of();
    }
    syntax.addAll(yaml.syntax());
    if (!template) {
      // The branches of a template's `if` repeat keys, and only one of them is ever rendered.
      duplicateKeys.addAll(yaml.duplicateKeys());
    }
    return yaml.documents();
  }

  private static boolean isTemplate(SourceFile file, String ending) {
    return TEMPLATE_ENDINGS.contains(ending)
        || file.text().contains("{{")
        || file.text().contains("{%");
  }

  /** Returns the directory of the chart whose template a file is. */
  private Optional<String> chartOfTemplate(SourceFile file) {
    int templates = ("/" + file.path()).lastIndexOf("/templates/");
    if (templates < 0 || !file.text().contains("{{")) {
      return file.path().endsWith(".tpl") ? Optional.of(file.directory()) : Optional.empty();
    }
    String chart = templates == 0 ? "" : file.path().substring(0, templates - 1);
    String manifest = chart.isEmpty() ? "Chart.yaml" : chart + "/Chart.yaml";
    return tree.find(manifest).isPresent() || templates > 0 ? Optional.of(chart) : Optional.empty();
  }

  void addGap(SourceFile file, String what, String effect) {
    gaps.add(Gap.at(Origin.written(Span.startOf(file)), what, effect));
  }

  void addGap(Gap gap) {
    gaps.add(gap);
  }

  /** Notes that a file is something the linter knows. */
  void understood(SourceFile file) {
    understood.add(file.path());
  }

  int understoodFiles() {
    return understood.size();
  }

  List<Gap> gaps() {
    List<Gap> all = new ArrayList<>(gaps);
    chartTemplates.forEach((chart, count) -> all.add(templatesGap(chart, count)));
    return all.stream().sorted().distinct().toList();
  }

  private Gap templatesGap(String chart, int count) {
    SourceFile place =
        tree.find(chart.isEmpty() ? "Chart.yaml" : chart + "/Chart.yaml")
            .orElseGet(() -> firstBelow(chart));
    return Gap.at(
        Origin.written(Span.startOf(place)),
        "%d Helm template%s of `%s` %s not rendered"
            .formatted(
                count,
                count == 1 ? "" : "s",
                chart.isEmpty() ? "." : chart,
                count == 1 ? "is" : "are"),
        "only the values of this chart are known");
  }

  private SourceFile firstBelow(String directory) {
    return tree.asked().stream()
        .filter(file -> TreePath.isBelow(file.path(), directory))
        .findFirst()
        .orElseGet(() -> SourceFile.of(directory, ""));
  }

  List<Problem> syntax() {
    return syntax;
  }

  List<Problem> duplicateKeys() {
    return duplicateKeys;
  }
}
