package io.mcmetrics.gitops;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.ConfigMapsAndSecrets;
import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
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
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of a Flux HelmRelease. Order, lowest first: those of the chart, and what {@link
 * ReleaseValues} makes of {@code valuesFrom} and {@code values} (helm-controller,
 * docs/spec/v2/helmreleases.md).
 */
public final class HelmRelease {
  private final Document release;
  private final ConfigMapsAndSecrets configs;
  private final FluxSources fluxSources;
  private final TreeFiles files;
  private final ReleaseValues values;
  private final List<Problem> stops = new ArrayList<>();
  private final List<Yaml> unseen = new ArrayList<>();
  private final List<Document> used = new ArrayList<>();

  private HelmRelease(
      Document release, ConfigMapsAndSecrets configs, FluxSources fluxSources, TreeFiles files) {
    this.release = release;
    this.configs = configs;
    this.fluxSources = fluxSources;
    this.files = files;
    this.values =
        new ReleaseValues(
            release
                .root()
                .mappingAt("spec", "values")
                .orElseGet(() -> YamlMapping.empty(release.origin())));
  }

  /** Returns a release with its layers of values. */
  public static HelmRelease of(
      Document release, ConfigMapsAndSecrets configs, FluxSources fluxSources, TreeFiles files) {
    HelmRelease found = new HelmRelease(release, configs, fluxSources, files);
    release.root().itemsAt("spec", "valuesFrom").forEach(found::from);
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
    YamlMapping all =
        chart.map(known -> withChart(known, HelmMajor.THREE)).orElseGet(values::merged);
    Optional<YamlMapping> byHelm4 =
        chart.filter(VendoredChart::hasNulls).map(known -> withChart(known, HelmMajor.FOUR));
    Optional<Yaml> postRenderers =
        release.at("spec", "postRenderers").filter(renderers -> !renderers.isNull());
    Sight sight = unseen.isEmpty() ? release.sight() : release.sight().partial();
    Document given =
        release
            .inUnit(KubeConfig.unit(release))
            .part(Document.VALUES, all)
            .withSight(sight)
            .troubledBy(stops);
    ChartUse use = fluxSources.use(release);
    Optional<YamlMapping> manifest = chart.map(VendoredChart::manifest);
    List<Document> derived =
        HelmMajor.documents(
            all,
            byHelm4,
            false,
            each -> ChartRelease.documents(files.charts(), use, manifest, given.with(each)),
            files);
    SendingCharts.note(use, manifest, all, derived, files);
    List<Document> found = files.withValues(given, derived);
    if (!found.isEmpty()) {
      stops.forEach(files.stops()::add);
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
  private YamlMapping withChart(VendoredChart chart, HelmMajor helm) {
    List<YamlMapping> all = new ArrayList<>();
    fluxSources.chart(release).stream()
        .flatMap(source -> source.root().itemsAt("spec", "valuesFiles").stream())
        .filter(YamlScalar.class::isInstance)
        .flatMap(file -> valuesFile(chart, ((YamlScalar) file).text()).stream())
        .forEach(all::add);
    all.add(values.merged());
    return chart.values(all, helm);
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
    holder
        .flatMap(found -> FluxReferences.hashed(reference, found, release, "`valuesFrom`"))
        .or(() -> elsewhere(reference, holder))
        .or(() -> holder.flatMap(found -> FluxReferences.keyless(reference, key, found)))
        .ifPresent(stops::add);
    Optional<YamlScalar> target = reference.scalarAt("targetPath").filter(path -> !path.isNull());
    if (target.isPresent()) {
      target(target.get(), reference, text);
      return;
    }
    Optional<YamlMapping> found = text.flatMap(HelmValues::of);
    found.ifPresentOrElse(values::add, () -> unseen.add(reference));
  }

  private Optional<Problem> elsewhere(Yaml reference, Optional<Document> holder) {
    boolean mayBeMissing = reference instanceof YamlMapping m && m.is(true, "optional");
    return holder.isPresent() || mayBeMissing
        ? Optional.empty()
        : configs
            .inAnotherNamespace(reference, release)
            .map(other -> FluxReferences.elsewhere(reference, other, release));
  }

  /** Sets a value at a path; an unknown value too, so that a lower layer does not seem to apply. */
  private void target(YamlScalar target, Yaml reference, Optional<YamlScalar> text) {
    Optional<ValuePath> path = ValuePath.of(target.text());
    YamlScalar value =
        text.orElseGet(() -> new YamlScalar(target.text(), Style.TEMPLATE, target.origin()));
    Optional<Yaml> read = read(reference, value);
    if (read.isEmpty()) {
      stops.add(
          Problem.at(
                  value,
                  "Flux sets this text at `%s` as `helm --set` would, to which a comma begins another setting: the release fails, unless the entry of `valuesFrom` has `literal: true`",
                  target.text())
              .see(target, "set here"));
    }
    if (path.isPresent() && read.isPresent()) {
      values.set(path.get(), read.get());
    }
    if (value.isUnknown() || path.isEmpty()) {
      unseen.add(reference);
    }
  }

  /** Returns a text as Flux reads it: in quotes it is a text, and so it is with {@code literal}. */
  private static Optional<Yaml> read(Yaml reference, YamlScalar value) {
    String text = value.text();
    boolean isLiteral = reference instanceof YamlMapping mapping && mapping.is(true, "literal");
    if (isLiteral || value.style() == Style.TEMPLATE) {
      return Optional.of(SetValue.literal(value));
    }
    boolean isQuoted =
        (text.startsWith("'") && text.endsWith("'"))
            || (text.startsWith("\"") && text.endsWith("\""));
    return isQuoted
        ? Optional.of(
            new YamlScalar(text.replaceAll("^['\"]+|['\"]+$", ""), Style.QUOTED, value.origin()))
        : SetValue.of(value);
  }
}
