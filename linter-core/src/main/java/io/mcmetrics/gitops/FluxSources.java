package io.mcmetrics.gitops;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.Document;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The HelmRepository, OCIRepository and HelmChart resources that tell a HelmRelease where its chart
 * comes from (helm-controller, docs/spec/v2/helmreleases.md).
 */
public final class FluxSources {
  private static final String HELM_CHART = "HelmChart";

  /**
   * The largest length of a release name; helm-controller cuts longer ones and appends a hash
   * (helm-controller, internal/release).
   */
  private static final int LONGEST_RELEASE = 53;

  private static final String GROUP = "source.toolkit.fluxcd.io/";
  private static final Set<String> KINDS = Set.of("HelmRepository", "OCIRepository", HELM_CHART);

  private final Map<String, List<Document>> byName = new HashMap<>();

  private FluxSources() {}

  /** Returns the chart sources of Flux among some documents. */
  public static FluxSources of(List<Document> documents) {
    FluxSources sources = new FluxSources();
    for (Document document : documents) {
      boolean isSource =
          KINDS.contains(document.kind())
              && document.text("apiVersion") instanceof Value.Known<String> version
              && version.value().startsWith(GROUP);
      if (isSource && document.name() instanceof Value.Known<String> name) {
        String key = document.kind() + "/" + name.value();
        sources.byName.computeIfAbsent(key, k -> new ArrayList<>()).add(document);
      }
    }
    return sources;
  }

  /** Returns what a HelmRelease states about its chart. */
  ChartUse use(Document release) {
    Optional<Yaml> reference = release.at("spec", "chartRef");
    Optional<Document> oci =
        reference
            .filter(ref -> ref.scalarAt("kind").filter(FluxSources::isChart).isEmpty())
            .flatMap(ref -> find(ref, release));
    if (oci.isPresent()) {
      String url = text(oci.get(), "spec", "url");
      String tag = text(oci.get(), "spec", "ref", "tag");
      String version = tag.isEmpty() ? text(oci.get(), "spec", "ref", "semver") : tag;
      return use(release, lastOf(url), url, version, reference.get().origin());
    }
    Document chart = chart(release).orElse(release);
    String repository =
        chart
            .at("spec", "sourceRef")
            .flatMap(ref -> find(ref, chart))
            .map(source -> text(source, "spec", "url"))
            .orElse("");
    Origin at = chart.at("spec", "chart").map(Yaml::origin).orElse(release.origin());
    String name = lastOf(text(chart, "spec", "chart"));
    return use(release, name, repository, text(chart, "spec", "version"), at);
  }

  /**
   * Returns the HelmChart of a release: the one that it refers to, or the one that Flux creates
   * from {@code spec.chart}.
   */
  Optional<Document> chart(Document release) {
    return release
        .at("spec", "chartRef")
        .filter(reference -> reference.scalarAt("kind").filter(FluxSources::isChart).isPresent())
        .flatMap(reference -> find(reference, release))
        .or(
            () ->
                release
                    .root()
                    .mappingAt("spec", "chart")
                    .map(chart -> release.part(HELM_CHART, chart)));
  }

  private static boolean isChart(YamlScalar kind) {
    return kind.text().equals(HELM_CHART);
  }

  private static ChartUse use(
      Document release, String chart, String repository, String version, Origin at) {
    String own = text(release, "metadata", "namespace");
    String target = text(release, "spec", "targetNamespace");
    String told = text(release, "spec", "releaseName");
    String name = text(release, "metadata", "name");
    String called = told.isEmpty() && !target.isEmpty() ? target + "-" + name : name;
    String releaseName = told.isEmpty() ? called : told;
    return new ChartUse(
        chart,
        repository,
        version,
        name.isEmpty() || releaseName.length() > LONGEST_RELEASE ? told : releaseName,
        target.isEmpty() ? own : target,
        at);
  }

  private Optional<Document> find(Yaml reference, Document from) {
    String kind = reference.textAt("kind");
    String name = reference.textAt("name");
    List<Document> named = byName.getOrDefault(kind + "/" + name, List.of());
    Optional<Document> beside =
        named.stream().filter(source -> source.unit().equals(from.unit())).findFirst();
    return beside.or(() -> named.stream().findFirst());
  }

  private static String lastOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String text(Document document, String... path) {
    return document.text(path).known().orElse("");
  }
}
