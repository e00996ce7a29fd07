package io.mcmetrics.kustomize;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.document.Yaml11Scalars;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.helm.ChartRelease;
import io.mcmetrics.helm.HelmMajor;
import io.mcmetrics.helm.HelmValues;
import io.mcmetrics.helm.SendingCharts;
import io.mcmetrics.helm.VendoredChart;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The values of the chart in an entry of {@code helmCharts}. Order, lowest first: {@code
 * valuesFile} and {@code valuesInline} as {@code valuesMerge} says, then {@code
 * additionalValuesFiles} (kustomize, api/internal/builtins/HelmChartInflationGenerator.go). If the
 * chart is in the tree, its own values are the lowest layer.
 */
final class HelmChartEntry {
  private final Kustomization kustomization;
  private final YamlMapping chart;
  private final TreeFiles treeFiles;
  private boolean whole = true;

  /** Whether a Helm 4 may read other values. */
  private boolean mayDiffer;

  /** Whether a values file has documents that only Helm 4 reads. */
  private boolean severalDocuments;

  private HelmMajor helm = HelmMajor.THREE;

  private HelmChartEntry(Kustomization kustomization, YamlMapping chart, TreeFiles treeFiles) {
    this.kustomization = kustomization;
    this.chart = chart;
    this.treeFiles = treeFiles;
  }

  /**
   * Returns the documents that the chart renders from its values, as far as the linter knows the
   * chart.
   */
  static List<Document> documents(
      Kustomization kustomization, YamlMapping chart, TreeFiles treeFiles, Unit unit) {
    return new HelmChartEntry(kustomization, chart, treeFiles).documents(unit);
  }

  private List<Document> documents(Unit unit) {
    YamlMapping values = values();
    Optional<YamlMapping> byHelm4 = mayDiffer ? Optional.of(valuesOfHelm4()) : Optional.empty();
    Sight sight = whole ? Sight.CLEAR : Sight.CLEAR.partial();
    Document release = new Document(unit, Document.VALUES, values, sight);
    Optional<YamlMapping> manifest = vendored().map(VendoredChart::manifest);
    List<Document> found =
        HelmMajor.documents(
            values,
            byHelm4,
            severalDocuments,
            each -> ChartRelease.documents(treeFiles.charts(), use(), manifest, release.with(each)),
            treeFiles);
    SendingCharts.note(use(), manifest, values, found, treeFiles);
    return treeFiles.withValues(release, found);
  }

  private ChartUse use() {
    Origin at = chart.scalarAt("name").map(YamlScalar::origin).orElse(chart.origin());
    return new ChartUse(
        text("name"), text("repo"), text("version"), text("releaseName"), text("namespace"), at);
  }

  private String text(String key) {
    return chart.text(key).known().orElse("");
  }

  /** Returns the values that kustomize passes to Helm, without the additional files. */
  static YamlMapping handed(Kustomization kustomization, YamlMapping chart, TreeFiles treeFiles) {
    HelmChartEntry helmChart = new HelmChartEntry(kustomization, chart, treeFiles);
    return helmChart.handed(helmChart.vendored());
  }

  private YamlMapping valuesOfHelm4() {
    helm = HelmMajor.FOUR;
    YamlMapping values = values();
    helm = HelmMajor.THREE;
    return values;
  }

  private YamlMapping values() {
    Optional<VendoredChart> vendored = vendored();
    List<YamlMapping> layers = new ArrayList<>();
    layers.add(handed(vendored));
    Stream<YamlScalar> additional = Kustomization.scalarsIn(chart, "additionalValuesFiles");
    additional.flatMap(path -> valuesFile(path).stream()).forEach(layers::add);
    mayDiffer |= vendored.filter(VendoredChart::hasNulls).isPresent();
    return vendored
        .map(known -> known.values(layers, helm))
        .orElseGet(() -> HelmValues.joined(layers, chart.origin()));
  }

  private YamlMapping handed(Optional<VendoredChart> vendored) {
    YamlMapping none = YamlMapping.empty(chart.origin());
    YamlMapping inline = Yaml11Scalars.resolved(chart.mappingAt("valuesInline").orElse(none));
    ValuesMerge mode = ValuesMerge.named(text("valuesMerge")).orElse(ValuesMerge.OVERRIDE);
    YamlMapping file = valuesFile(vendored, mode).orElse(none);
    return inline.entries().isEmpty() ? file : mode.join(file, inline).resource().orElse(none);
  }

  /** Returns the chart in the directory where kustomize looks for it before it pulls it. */
  private Optional<VendoredChart> vendored() {
    String name = chart.textAt("name");
    String home =
        kustomization
            .root()
            .scalarAt("helmGlobals", "chartHome")
            .map(YamlScalar::text)
            .orElse("charts");
    String versioned =
        chart
            .scalarAt("version")
            .map(version -> name + "-" + version.text() + "/" + name)
            .orElse(name);
    return name.isEmpty()
        ? Optional.empty()
        : Stream.of(versioned, name)
            .flatMap(directory -> kustomization.resolve(home + "/" + directory).stream())
            .flatMap(
                directory ->
                    VendoredChart.in(treeFiles, directory, kustomization.file().path()).stream())
            .findFirst();
  }

  /**
   * Returns the content of {@code valuesFile}; by default that is the {@code values.yaml} of the
   * chart.
   */
  private Optional<YamlMapping> valuesFile(Optional<VendoredChart> vendored, ValuesMerge mode) {
    Optional<YamlScalar> named = chart.scalarAt("valuesFile").filter(path -> !path.isNull());
    if (named.isPresent()) {
      return valuesFile(named.get());
    }
    if (mode == ValuesMerge.MERGE && vendored.isEmpty()) {
      whole = false;
      treeFiles.addGap(
          Gap.at(
              chart,
              "`valuesMerge: merge` lets the chart's own values win, and it is not in the tree",
              "the values of this chart are known in part"));
    }
    return vendored.map(VendoredChart::ownValues);
  }

  private Optional<YamlMapping> valuesFile(YamlScalar path) {
    if (Kustomization.isRemote(path.text())) {
      return unseen(path, "the remote values file `%s`");
    }
    Optional<List<Yaml>> documents =
        kustomization.resolve(path.text()).flatMap(treeFiles::includedDocuments);
    if (documents.isEmpty()) {
      return unseen(path, "the values file `%s` is not in the tree");
    }
    // With `valuesInline`, kustomize reads the file itself, and its first document only.
    boolean byHelm = !chart.has("valuesInline");
    severalDocuments |= byHelm && documents.get().size() > 1;
    mayDiffer |= severalDocuments;
    return HelmValues.of(documents.get(), byHelm ? helm : HelmMajor.THREE);
  }

  private Optional<YamlMapping> unseen(YamlScalar path, String what) {
    whole = false;
    treeFiles.addGap(
        Gap.at(path, what.formatted(path.text()), "the values of this chart are known in part"));
    return Optional.empty();
  }
}
