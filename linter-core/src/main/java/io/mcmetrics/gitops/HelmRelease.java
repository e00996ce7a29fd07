package io.mcmetrics.gitops;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.ConfigMapsAndSecrets;
import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.helm.ChartRelease;
import io.mcmetrics.helm.HelmValues;
import io.mcmetrics.helm.SendingCharts;
import io.mcmetrics.helm.ValuePath;
import io.mcmetrics.helm.VendoredChart;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of a Flux HelmRelease. Order, lowest first: those of the chart, {@code valuesFrom} in
 * order, {@code values}, and the entries of {@code valuesFrom} that name a {@code targetPath}
 * (helm-controller, docs/spec/v2/helmreleases.md).
 */
public final class HelmRelease {
  private final Document release;
  private final ConfigMapsAndSecrets configs;
  private final FluxSources fluxSources;
  private final TreeFiles files;
  private final List<YamlMapping> layers = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private final List<Yaml> unseen = new ArrayList<>();
  private final List<Document> used = new ArrayList<>();

  /** A value for one path. */
  private record Target(ValuePath path, YamlScalar value) {}

  private HelmRelease(
      Document release, ConfigMapsAndSecrets configs, FluxSources fluxSources, TreeFiles files) {
    this.release = release;
    this.configs = configs;
    this.fluxSources = fluxSources;
    this.files = files;
  }

  /** Returns a release with its layers of values. */
  public static HelmRelease of(
      Document release, ConfigMapsAndSecrets configs, FluxSources fluxSources, TreeFiles files) {
    HelmRelease found = new HelmRelease(release, configs, fluxSources, files);
    release.root().itemsAt("spec", "valuesFrom").forEach(found::from);
    release.root().mappingAt("spec", "values").ifPresent(found.layers::add);
    return found;
  }

  /** Returns the ConfigMaps and Secrets from which this release takes values. */
  public List<Document> used() {
    return used;
  }

  /**
   * Returns the documents that the chart renders from the values, as far as the linter knows the
   * chart.
   */
  public List<Document> documents() {
    Optional<VendoredChart> chart = chart();
    YamlMapping values =
        chart.map(this::withChart).orElseGet(() -> HelmValues.joined(layers, release.origin()));
    for (Target target : targets) {
      values = target.path().set(values, target.value());
    }
    Optional<Yaml> postRenderers =
        release.at("spec", "postRenderers").filter(renderers -> !renderers.isNull());
    Sight sight = unseen.isEmpty() ? release.sight() : release.sight().partial();
    Document given =
        release.inUnit(KubeConfig.unit(release)).part(Document.VALUES, values).withSight(sight);
    ChartUse use = fluxSources.use(release);
    Optional<YamlMapping> manifest = chart.map(VendoredChart::manifest);
    List<Document> derived = ChartRelease.documents(files.charts(), use, manifest, given);
    SendingCharts.note(use, manifest, values, derived, files);
    List<Document> found = files.withValues(given, derived);
    if (!found.isEmpty()) {
      for (Yaml from : unseen) {
        files.addGap(
            Gap.at(
                from,
                "values come from `valuesFrom`",
                "the values of this release are known in part"));
      }
    }
    return postRenderers.isEmpty() ? found : rendered(found, postRenderers.get());
  }

  private List<Document> rendered(List<Document> found, Yaml postRenderers) {
    Optional<List<Document>> patched = new PostRenderers(postRenderers).applied(found);
    if (patched.isEmpty() && !found.isEmpty()) {
      files.addGap(
          Gap.at(
              postRenderers,
              "what the chart makes is changed by `postRenderers`",
              "what this release deploys is known in part"));
    }
    return patched.orElseGet(() -> found.stream().map(Document::partial).toList());
  }

  /**
   * Returns the values of a chart in the tree with the layers over them, {@code valuesFiles} first.
   */
  private YamlMapping withChart(VendoredChart chart) {
    List<YamlMapping> all = new ArrayList<>();
    fluxSources.chart(release).stream()
        .flatMap(source -> source.root().itemsAt("spec", "valuesFiles").stream())
        .filter(YamlScalar.class::isInstance)
        .flatMap(file -> valuesFile(chart, ((YamlScalar) file).text()).stream())
        .forEach(all::add);
    all.addAll(layers);
    return chart.values(all);
  }

  private Optional<YamlMapping> valuesFile(VendoredChart chart, String path) {
    return TreePath.resolve("", path)
        .flatMap(this::layer)
        .or(() -> TreePath.resolve(chart.directory(), path).flatMap(this::layer));
  }

  private Optional<YamlMapping> layer(String path) {
    return files.valuesLayer(path, file());
  }

  private String file() {
    return release.origin().span().file().path();
  }

  /** Returns the chart, if it is a directory of a Git repository that is in this tree. */
  private Optional<VendoredChart> chart() {
    return fluxSources
        .chart(release)
        .filter(fluxSources::mayBeInTree)
        .flatMap(chart -> chart.root().scalarAt("spec", "chart"))
        .flatMap(path -> TreePath.resolve("", path.text()))
        .flatMap(directory -> VendoredChart.in(files, directory, file()));
  }

  private void from(Yaml reference) {
    Optional<Document> holder = configs.find(reference, release);
    String key = reference.scalarAt("valuesKey").map(YamlScalar::text).orElse("values.yaml");
    Optional<YamlScalar> text = holder.flatMap(found -> DataTexts.text(found, key));
    holder.ifPresent(used::add);
    Optional<YamlScalar> target = reference.scalarAt("targetPath").filter(path -> !path.isNull());
    if (target.isPresent()) {
      YamlScalar unknown =
          new YamlScalar(target.get().text(), Style.TEMPLATE, target.get().origin());
      addTarget(target.get(), reference, text.map(HelmRelease::flat).orElse(unknown));
      return;
    }
    Optional<YamlMapping> values = text.flatMap(HelmValues::of);
    values.ifPresentOrElse(layers::add, () -> unseen.add(reference));
  }

  /**
   * Notes a value for a path; an unknown value too, so that a lower layer does not seem to apply.
   */
  private void addTarget(YamlScalar target, Yaml reference, YamlScalar value) {
    Optional<ValuePath> path = ValuePath.of(target.text());
    path.ifPresent(known -> targets.add(new Target(known, value)));
    if (value.isUnknown() || path.isEmpty()) {
      unseen.add(reference);
    }
  }

  private static YamlScalar flat(YamlScalar text) {
    return new YamlScalar(text.text().strip(), Style.PLAIN, text.origin());
  }
}
