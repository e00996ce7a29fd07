package io.mcmetrics.document;

import io.mcmetrics.alloy.AlloyParser;
import io.mcmetrics.alloy.AlloySenders;
import io.mcmetrics.alloy.AlloyText;
import io.mcmetrics.chart.ChartSheets;
import io.mcmetrics.document.UnrenderedFiles.Kind;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a tree as YAML, each read once, with the gaps, syntax errors and uses that are found
 * on the way.
 */
public final class TreeFiles {
  private static final Set<String> TEMPLATE_ENDINGS = Set.of("gotmpl", "tmpl", "tpl");
  private static final Set<String> ALLOY_ENDINGS = Set.of("alloy", "river");
  private static final Set<String> JSONNET_ENDINGS = Set.of("jsonnet", "libsonnet");

  private final SourceTree tree;
  private final boolean keepsValues;
  private final HelmReading helmReading;
  private final Map<String, List<Yaml>> read = new LinkedHashMap<>();
  private final UnrenderedFiles unrendered = new UnrenderedFiles();
  private final LoadRestrictions loadRestrictions = new LoadRestrictions();
  private final List<Gap> gaps = new ArrayList<>();
  private final BuildStops stops = new BuildStops();
  private final List<Problem> helmDifferences = new ArrayList<>();
  private boolean helmsDiffer;
  private final List<Problem> syntaxErrors = new ArrayList<>();
  private final Map<String, List<Problem>> duplicateKeys = new LinkedHashMap<>();
  private final Set<String> markUnderstood = new TreeSet<>();
  private final Set<String> layers = new TreeSet<>();
  private final ChartSheets charts = new ChartSheets();

  /** The directories that hold a chart; null until they are needed. */
  private @Nullable Set<String> chartDirectories;

  private final Map<String, FileUse> uses = new TreeMap<>();
  private final Map<Unit, String> deployingFiles = new HashMap<>();

  /** The paths of files that are not YAML. */
  private final Set<String> broken = new TreeSet<>();

  /** Why nothing could be read from a file, by path. */
  private final Map<String, String> obstacles = new TreeMap<>();

  /** Begins to read a tree, without keeping the values of charts. */
  public TreeFiles(SourceTree tree) {
    this(tree, false, HelmReading.EITHER);
  }

  /**
   * Begins to read a tree.
   *
   * @param keepsValues whether to keep the values of charts beside the documents derived from them;
   *     those of a thousand clusters take much memory
   * @param helmReading which Helm reads the values
   */
  public TreeFiles(SourceTree tree, boolean keepsValues, HelmReading helmReading) {
    this.tree = tree;
    this.keepsValues = keepsValues;
    this.helmReading = helmReading;
  }

  /** Returns the documents derived from values, and the values themselves if they are kept. */
  public List<Document> withValues(Document values, List<Document> derived) {
    if (!keepsValues || derived.isEmpty()) {
      return derived;
    }
    List<Document> all = new ArrayList<>(derived);
    all.add(values.part(Document.VALUES, values.root()));
    return all;
  }

  /** Returns which Helm reads the values. */
  public HelmReading helmReading() {
    return helmReading;
  }

  /** Returns the tree that the files belong to. */
  public SourceTree tree() {
    return tree;
  }

  /** Returns the sheets of the charts that are known. */
  public ChartSheets charts() {
    return charts;
  }

  /** Returns the documents of a file of the tree; empty if there is no such file. */
  public Optional<List<Yaml>> documents(String path) {
    return tree.find(path).map(this::documents);
  }

  /** Returns the documents of a file that another file includes; empty if there is no such file. */
  public Optional<List<Yaml>> includedDocuments(String path) {
    tree.find(path).ifPresent(this::markUnderstood);
    return documents(path);
  }

  /**
   * Returns the values in a file that is one layer of the values of a chart, and is not checked by
   * itself. Helm reads the first document and no other.
   *
   * @param by the path of the file that names it, or the chart it belongs to
   */
  public Optional<YamlMapping> valuesLayer(String path, String by) {
    layers.add(path);
    tree.find(path).ifPresent(file -> recordUse(file, new FileUse("values", by)));
    Optional<Yaml> first = includedDocuments(path).stream().flatMap(List::stream).findFirst();
    if (first.isPresent() && !(first.get() instanceof YamlMapping) && !first.get().isNull()) {
      String what = "Helm refuses: `" + path + "` is no mapping";
      addGap(Gap.at(first.get(), what, "this chart cannot be rendered"));
    }
    return first.filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
  }

  /** Returns the directories right below one that hold a chart, as far as Helm looks at them. */
  public List<String> chartsIn(String directory) {
    List<String> found = new ArrayList<>();
    for (String chart : chartDirectories()) {
      String name = TreePath.nameOf(chart);
      boolean within = chart.length() == directory.length() + 1 + name.length();
      if (within && chart.startsWith(directory + "/") && "._".indexOf(name.charAt(0)) < 0) {
        found.add(chart);
      }
    }
    return found;
  }

  private Set<String> chartDirectories() {
    if (chartDirectories == null) {
      List<String> name = List.of("Chart.yaml");
      chartDirectories = new TreeSet<>();
      Stream.concat(tree.givenFiles().stream(), tree.otherFilesNamed(name).stream())
          .filter(file -> name.contains(file.name()))
          .map(SourceFile::directory)
          .forEach(chartDirectories::add);
    }
    return chartDirectories;
  }

  /** Tells whether a file is a layer of the values of a chart. */
  public boolean isLayer(String path) {
    return layers.contains(path);
  }

  /** Returns the documents of a file; none if it cannot be read. */
  public List<Yaml> documents(SourceFile file) {
    List<Yaml> known = read.get(file.path());
    if (known == null) {
      known = parse(file);
      read.put(file.path(), known);
    }
    return known;
  }

  /** Returns the documents of a file that was read before; none for any other. */
  public List<Yaml> documentsReadFrom(SourceFile file) {
    return read.getOrDefault(file.path(), List.of());
  }

  private List<Yaml> parse(SourceFile file) {
    String ending = file.path().substring(file.path().lastIndexOf('.') + 1);
    Optional<Kind> kind = unrenderedKind(file, ending);
    // What a kustomization includes is no template, even in a directory of that name.
    if (kind.isPresent() && (kind.get() == Kind.JSONNET || !markUnderstood.contains(file.path()))) {
      addUnrendered(file, kind.get());
      return List.of();
    }
    Optional<String> encryption = Encryption.of(file.text());
    if (encryption.isPresent()) {
      unrendered.addEncrypted(file, encryption.get());
      obstacles.put(file.path(), "encrypted");
      return List.of();
    }
    if (ALLOY_ENDINGS.contains(ending)) {
      readAlloy(file);
      return List.of();
    }
    YamlFile yaml = YamlReader.read(file);
    boolean template = isTemplate(file, ending);
    if (!yaml.isComplete() && template) {
      addGap(file, "a template that is not YAML", "nothing is known of what this file becomes");
      obstacles.put(file.path(), "a template that is not YAML");
      return List.of();
    }
    syntaxErrors.addAll(yaml.syntaxErrors());
    if (!yaml.isComplete()) {
      broken.add(file.path());
      obstacles.put(file.path(), "not YAML");
    } else if (yaml.documents().stream().allMatch(Yaml::isNull)) {
      obstacles.put(file.path(), "empty");
    }
    if (!template && yaml.documents().stream().noneMatch(Shape::isPrometheusConfig)) {
      // The branches of a template's `if` repeat keys, and only one of them is ever rendered. Of a
      // file of Prometheus, that refuses it, a rule of its own says so.
      duplicateKeys.put(file.path(), yaml.duplicateKeys());
    }
    return yaml.documents();
  }

  /** Its senders are documents of their own, and say themselves where their text is broken. */
  private void readAlloy(SourceFile file) {
    Optional<Origin> fault = AlloyParser.faultIn(AlloyText.of(file));
    obstacles.put(file.path(), "Alloy, without a sender");
    if (fault.isPresent() && AlloySenders.of(AlloyText.of(file)).isEmpty()) {
      obstacles.put(file.path(), "not Alloy");
      addGap(
          new Gap(
              fault.get(),
              "this is not in the language of Alloy, which would not start",
              "nothing is known of what this file holds"));
    }
  }

  private static boolean isTemplate(SourceFile file, String ending) {
    return TEMPLATE_ENDINGS.contains(ending)
        || file.text().contains("{{")
        || file.text().contains("{%");
  }

  /** Returns what a file is that something else makes YAML of; empty if it may be YAML itself. */
  private Optional<Kind> unrenderedKind(SourceFile file, String ending) {
    if (JSONNET_ENDINGS.contains(ending)) {
      return Optional.of(Kind.JSONNET);
    }
    boolean isGo = file.text().contains("{{");
    boolean isInTemplates = ("/" + file.path()).lastIndexOf("/templates/") >= 0;
    if (ending.equals("tpl")) {
      boolean isTerraform = !isGo && Encryption.of(file.text()).isEmpty();
      return Optional.of(
          isInTemplates && chartAround(file).isPresent()
              ? Kind.HELM
              : isTerraform && file.text().contains("${") ? Kind.TERRAFORM : Kind.TEMPLATE);
    }
    if (!isInTemplates || !isGo) {
      return Optional.empty();
    }
    return chartAround(file).isPresent()
        ? Optional.of(Kind.HELM)
        : file.path().startsWith("templates/") ? Optional.empty() : Optional.of(Kind.TEMPLATE);
  }

  /** Returns the {@code Chart.yaml} beside the directory of templates in which a file is. */
  private Optional<SourceFile> chartAround(SourceFile file) {
    int templates = ("/" + file.path()).lastIndexOf("/templates/");
    String chart = templates <= 0 ? "" : file.path().substring(0, templates - 1);
    return tree.find(TreePath.join(chart, "Chart.yaml"));
  }

  private void addUnrendered(SourceFile file, Kind kind) {
    SourceFile place = kind == Kind.HELM ? chartAround(file).orElse(file) : file;
    unrendered.add(place.directory(), kind, place);
    obstacles.put(
        file.path(),
        switch (kind) {
          case HELM -> "a template of a chart";
          case JSONNET -> "Jsonnet";
          case TERRAFORM -> "a Terraform template";
          case TEMPLATE -> "a template";
        });
  }

  /** Notes a gap at the start of a file: what cannot be seen, and what follows from it. */
  public void addGap(SourceFile file, String what, String effect) {
    gaps.add(Gap.at(Origin.written(Span.startOf(file)), what, effect));
  }

  /** Notes a gap. */
  public void addGap(Gap gap) {
    gaps.add(gap);
  }

  /** Notes that a file is something the linter knows. */
  public void markUnderstood(SourceFile file) {
    markUnderstood.add(file.path());
  }

  /** Notes how a file is part of a deployment; the first note counts. */
  public void recordUse(SourceFile file, FileUse use) {
    markUnderstood(file);
    uses.putIfAbsent(file.path(), use);
  }

  /** Notes that some units are deployed by the Flux or Argo CD resource in a file. */
  public void recordDeployment(Set<Unit> units, String by) {
    units.forEach(unit -> deployingFiles.putIfAbsent(unit, by));
  }

  /** Tells whether the file of a path is something the linter knows. */
  public boolean isUnderstood(String path) {
    return markUnderstood.contains(path) && !broken.contains(path);
  }

  /** Tells whether the file of a path was read and is not YAML. */
  public boolean isBroken(String path) {
    return broken.contains(path);
  }

  /** Returns how the file of a path is part of a deployment; empty if nothing was noted. */
  public Optional<FileUse> use(String path) {
    return Optional.ofNullable(uses.get(path));
  }

  /**
   * Returns the path of the file with the Flux or Argo CD resource that deploys a unit; empty if
   * there is none.
   */
  public Optional<String> deployingFile(Unit unit) {
    return Optional.ofNullable(deployingFiles.get(unit));
  }

  /** Notes why nothing could be read from a file. */
  public void setObstacle(SourceFile file, String why) {
    obstacles.put(file.path(), why);
  }

  /** Returns why nothing could be read from a file; empty if something could. */
  public Optional<String> whyUnread(String path) {
    return Optional.ofNullable(obstacles.get(path));
  }

  /** Returns what kustomize refuses to load, unless Flux builds it. */
  public LoadRestrictions loadRestrictions() {
    return loadRestrictions;
  }

  /** Returns what stops builds. */
  public BuildStops stops() {
    return stops;
  }

  /** Notes values that Helm 3 and Helm 4 read differently. */
  public void addHelmDifference(Problem difference) {
    helmDifferences.add(difference);
  }

  /** Tells whether two Helms make different documents of the same values. */
  public boolean helmsDiffer() {
    return helmsDiffer || !helmDifferences.isEmpty();
  }

  /** Notes values that two Helms read differently, which is no fault by itself. */
  public void noteHelmsDiffer(Problem difference) {
    helmsDiffer = true;
    addGap(Gap.at(difference.at(), difference.message(), "what both of them make is looked at"));
  }

  /** Returns the values that Helm 3 and Helm 4 read differently. */
  public List<Problem> helmDifferences() {
    return helmDifferences;
  }

  /** Returns all gaps found so far, sorted and each once. */
  public List<Gap> gaps() {
    List<Gap> all = new ArrayList<>(gaps);
    all.addAll(unrendered.gaps());
    all.addAll(loadRestrictions.gaps());
    return all.stream().sorted().distinct().toList();
  }

  /** Returns one problem for each file read so far that is not YAML. */
  public List<Problem> syntaxErrors() {
    return syntaxErrors;
  }

  /** Returns one problem for each key that occurs twice in a mapping of a file read before. */
  public List<Problem> duplicateKeysIn(SourceFile file) {
    return duplicateKeys.getOrDefault(file.path(), List.of());
  }

  /** Returns one problem for each key that occurs twice in a mapping of the files read so far. */
  public List<Problem> duplicateKeys() {
    return duplicateKeys.values().stream().flatMap(List::stream).toList();
  }
}
