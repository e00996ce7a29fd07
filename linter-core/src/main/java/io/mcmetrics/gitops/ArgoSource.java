package io.mcmetrics.gitops;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.helm.ChartRelease;
import io.mcmetrics.helm.HelmMajor;
import io.mcmetrics.helm.HelmValues;
import io.mcmetrics.helm.SendingCharts;
import io.mcmetrics.helm.SetValue;
import io.mcmetrics.helm.ValuePath;
import io.mcmetrics.helm.VendoredChart;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One source of an Argo CD Application: a chart and its values, a kustomization, or manifests.
 * Order of the values, lowest first: the chart's own, {@code valueFiles}, then {@code valuesObject}
 * or else {@code values}, {@code parameters} (Argo CD, docs/user-guide/helm.md).
 */
final class ArgoSource {
  private final Document application;
  private final YamlMapping source;
  private final DeployedPaths deployedPaths;
  private final TreeFiles treeFiles;
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Document> chartDocuments = new ArrayList<>();
  private Optional<DeployedPath> deployedPath = Optional.empty();
  private boolean whole = true;

  /** Whether a values file has documents that only Helm 4 reads. */
  private boolean severalDocuments;

  private ArgoSource(
      Document application, YamlMapping source, DeployedPaths deployedPaths, TreeFiles treeFiles) {
    this.application = application;
    this.source = source;
    this.deployedPaths = deployedPaths;
    this.treeFiles = treeFiles;
  }

  static ArgoSource of(
      Document application,
      YamlMapping source,
      DeployedPaths deployedPaths,
      TreeFiles treeFiles,
      boolean isOfThisTree) {
    ArgoSource found = new ArgoSource(application, source, deployedPaths, treeFiles);
    if (isOfThisTree || source.has("chart") || !source.has("path")) {
      found.read();
    } else {
      found.pathGap("is of another repository");
    }
    return found;
  }

  /**
   * Returns the documents that the chart renders from the values, as far as the linter knows the
   * chart.
   */
  List<Document> chartDocuments() {
    return chartDocuments;
  }

  /** Returns the directory that is deployed; empty for a chart, and if it is not in the tree. */
  Optional<DeployedPath> deployedPath() {
    return deployedPath;
  }

  List<Gap> gaps() {
    return gaps;
  }

  /** Returns the fields that Argo CD writes into the kustomization. */
  private YamlMapping kustomize() {
    YamlMapping none = YamlMapping.empty(source.origin());
    return new ArgoKustomize(source.mappingAt("kustomize").orElse(none)).fields();
  }

  private void read() {
    Optional<String> path = path();
    Optional<VendoredChart> chart = path.flatMap(at -> VendoredChart.in(treeFiles, at, file()));
    if (source.has("helm") || source.has("chart") || chart.isPresent()) {
      YamlMapping values = values(chart, HelmMajor.THREE);
      boolean mayDiffer = severalDocuments || chart.filter(VendoredChart::hasNulls).isPresent();
      helm(
          values,
          mayDiffer ? Optional.of(values(chart, HelmMajor.FOUR)) : Optional.empty(),
          chart.map(VendoredChart::manifest));
    } else if (path.isPresent() && !deployedPaths.exists(path.get())) {
      pathGap("is not in the tree");
    } else if (path.isPresent()) {
      deployedPath =
          deployedPaths
              .changedOverlay(path.get(), kustomize())
              .or(() -> manifests(path.get()).map(this::stopped));
    } else if (source.has("path")) {
      pathGap("is not known");
    }
  }

  /**
   * Returns manifests with what stops them: with {@code kustomize}, Argo CD builds the path with
   * kustomize whatever is there (Argo CD 3.6, {@code ApplicationSource.ExplicitType}).
   */
  private DeployedPath stopped(DeployedPath manifests) {
    Optional<Entry> asked =
        source
            .entry("kustomize")
            .filter(
                entry ->
                    entry.value() instanceof YamlMapping fields && !fields.entries().isEmpty());
    if (asked.isEmpty()) {
      return manifests;
    }
    Problem stop =
        Problem.at(
            asked.get().key(),
            "Argo CD refuses: this has the path built by kustomize, and there is no kustomization"
                + " in `%s`; nothing of it is deployed",
            path().orElse(""));
    List<Document> documents =
        manifests.documents().stream().map(document -> document.troubledBy(List.of(stop))).toList();
    return new DeployedPath(
        manifests.unit(), documents, manifests.units(), List.of(stop), manifests.charts());
  }

  private YamlMapping values(Optional<VendoredChart> chart, HelmMajor helm) {
    return chart
        .map(found -> found.values(layers(helm), helm))
        .orElseGet(() -> HelmValues.joined(layers(helm), source.origin()));
  }

  private Optional<String> path() {
    return source.text("path") instanceof Value.Known<String> known
        ? TreePath.resolve("", known.value().replaceFirst("^/+", ""))
        : Optional.empty();
  }

  private Optional<DeployedPath> manifests(String path) {
    Predicate<String> included = glob(path, "include", true);
    Predicate<String> excluded = glob(path, "exclude", false);
    return deployedPaths.manifests(
        path,
        source.mappingAt("directory").filter(d -> d.is(true, "recurse")).isPresent(),
        file -> included.test(file) && !excluded.test(file));
  }

  private Predicate<String> glob(String path, String key, boolean otherwise) {
    Optional<TreeGlob> glob =
        source.scalarAt("directory", key).filter(g -> !g.isNull()).map(g -> TreeGlob.of(g.text()));
    int start = path.isEmpty() ? 0 : path.length() + 1;
    return glob.<Predicate<String>>map(known -> file -> known.matches(file.substring(start)))
        .orElse(file -> otherwise);
  }

  private void helm(
      YamlMapping values, Optional<YamlMapping> byHelm4, Optional<YamlMapping> manifest) {
    YamlMapping all = withParameters(values);
    source.at("helm", "fileParameters").ifPresent(this::fileParameters);
    Document given = application.part(Document.VALUES, all);
    List<Document> derived =
        HelmMajor.documents(
            all,
            byHelm4.map(this::withParameters),
            severalDocuments,
            each ->
                ChartRelease.documents(
                    treeFiles.charts(), use(manifest), manifest, given.with(each)),
            treeFiles);
    SendingCharts.note(use(manifest), manifest, all, derived, treeFiles);
    List<Document> found = treeFiles.withValues(given, derived);
    for (Document document : found) {
      chartDocuments.add(whole ? document : document.partial());
    }
    if (found.isEmpty()) {
      // Nobody asks for the values of other charts.
      gaps.clear();
    }
  }

  private YamlMapping withParameters(YamlMapping values) {
    YamlMapping all = values;
    for (Yaml parameter : items("parameters")) {
      Optional<ValuePath> at =
          parameter.scalarAt("name").flatMap(name -> ValuePath.of(name.text()));
      Optional<YamlScalar> value = parameter.scalarAt("value");
      if (at.isPresent() && value.isPresent()) {
        all = at.get().set(all, typed(parameter, value.get()));
      }
    }
    return all;
  }

  private void fileParameters(Yaml written) {
    whole = false;
    gaps.add(
        Gap.at(
            written,
            "values come from `fileParameters`",
            "the values of this release are known in part"));
  }

  private ChartUse use(Optional<YamlMapping> manifest) {
    String chart = text(source, "chart");
    String release = text(source, "helm", "releaseName");
    return new ChartUse(
        chart.isEmpty() ? manifest.map(own -> text(own, "name")).orElse("") : chart,
        text(source, "repoURL"),
        chart.isEmpty() ? "" : text(source, "targetRevision"),
        release.isEmpty() ? text(application.root(), "metadata", "name") : release,
        text(application.root(), "spec", "destination", "namespace"),
        source.scalarAt("chart").map(YamlScalar::origin).orElse(source.origin()));
  }

  private static String text(YamlMapping node, String... path) {
    return node.text(path).known().orElse("");
  }

  /** Returns the value of a parameter, which Argo CD hands to Helm with {@code --set}. */
  private static Yaml typed(Yaml parameter, YamlScalar value) {
    boolean forced = parameter instanceof YamlMapping mapping && mapping.is(true, "forceString");
    // Argo CD escapes the commas, but not those of a list (util/helm/cmd.go, cleanSetParameters).
    String text = value.text();
    boolean isList = text.startsWith("{") && text.endsWith("}");
    String safe = isList ? text : text.replaceAll("(?<!\\\\),", "\\\\,");
    YamlScalar escaped = new YamlScalar(safe, value.style(), value.origin());
    return forced ? SetValue.literal(value) : SetValue.of(escaped).orElse(value);
  }

  private List<YamlMapping> layers(HelmMajor helm) {
    List<YamlMapping> layers = new ArrayList<>();
    ArgoValueFiles files = new ArgoValueFiles(source, path(), treeFiles.tree());
    for (ArgoValueFiles.Named named : files.named()) {
      valuesFile(named).map(values -> withLater(values, named, helm)).ifPresent(layers::add);
    }
    // When `valuesObject` is there, Argo CD ignores `values`.
    source
        .mappingAt("helm", "valuesObject")
        .or(() -> source.scalarAt("helm", "values").flatMap(HelmValues::of))
        .ifPresent(layers::add);
    return layers;
  }

  /** Returns values with those of the further documents of the file, which Helm 4 reads as well. */
  private YamlMapping withLater(YamlMapping values, ArgoValueFiles.Named named, HelmMajor helm) {
    List<Yaml> documents = named.path().flatMap(treeFiles::documents).orElse(List.of());
    severalDocuments |= documents.size() > 1;
    return HelmValues.of(documents, helm).orElse(values);
  }

  private Optional<YamlMapping> valuesFile(ArgoValueFiles.Named named) {
    Optional<YamlMapping> values =
        named.path().flatMap(path -> treeFiles.valuesLayer(path, file()));
    boolean mayBeMissing =
        source
                .mappingAt("helm")
                .filter(helm -> helm.is(true, "ignoreMissingValueFiles"))
                .isPresent()
            && path().filter(deployedPaths::exists).isPresent()
            && (named.path().isPresent() || named.isPattern());
    if (values.isEmpty() && !mayBeMissing && named.path().flatMap(treeFiles::documents).isEmpty()) {
      whole = false;
      gaps.add(
          Gap.at(
              named.written(),
              "the values file `" + named.written().text() + "` is not in the tree",
              "the values of this release are known in part"));
    }
    return values;
  }

  private String file() {
    return application.origin().span().file().path();
  }

  private List<Yaml> items(String key) {
    return source.itemsAt("helm", key);
  }

  private void pathGap(String why) {
    YamlScalar none = YamlScalar.plain("", source.origin());
    YamlScalar path = source.scalarAt("path").orElse(none);
    String what = "the path `" + path.text() + "`, which Argo CD deploys, " + why;
    gaps.add(Gap.at(path, what, "what it deploys is not known"));
  }
}
