package io.mcmetrics.render;

import io.mcmetrics.chart.ChartUse;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The HelmRepository and OCIRepository resources that tell a HelmRelease where its chart comes from
 * (helm-controller, docs/spec/v2/helmreleases.md).
 */
final class FluxSources {
  /**
   * Names of releases that are longer are cut, and get a hash (helm-controller, internal/release).
   */
  private static final int LONGEST_RELEASE = 53;

  private final Map<String, List<Document>> byName = new HashMap<>();

  private FluxSources() {}

  static FluxSources of(List<Document> documents) {
    FluxSources sources = new FluxSources();
    for (Document document : documents) {
      boolean isSource =
          document.kind().equals("HelmRepository") || document.kind().equals("OCIRepository");
      if (isSource && document.name() instanceof Value.Known<String> name) {
        String key = document.kind() + "/" + name.value();
        sources.byName.computeIfAbsent(key, k -> new ArrayList<>()).add(document);
      }
    }
    return sources;
  }

  /** Returns what a HelmRelease tells of its chart. */
  ChartUse use(Document release) {
    Optional<Yaml> reference = release.at("spec", "chartRef");
    Optional<Document> oci = reference.flatMap(ref -> find(ref, release));
    if (oci.isPresent()) {
      String url = text(oci.get(), "spec", "url");
      String tag = text(oci.get(), "spec", "ref", "tag");
      String version = tag.isEmpty() ? text(oci.get(), "spec", "ref", "semver") : tag;
      return use(release, lastOf(url), url, version, reference.get().origin());
    }
    String repository =
        release
            .at("spec", "chart", "spec", "sourceRef")
            .flatMap(ref -> find(ref, release))
            .map(source -> text(source, "spec", "url"))
            .orElse("");
    Origin at =
        release.at("spec", "chart", "spec", "chart").map(Yaml::origin).orElse(release.origin());
    String chart = lastOf(text(release, "spec", "chart", "spec", "chart"));
    String version = text(release, "spec", "chart", "spec", "version");
    return use(release, chart, repository, version, at);
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
    String kind = reference.scalarAt("kind").map(YamlScalar::text).orElse("");
    String name = reference.scalarAt("name").map(YamlScalar::text).orElse("");
    List<Document> named = byName.getOrDefault(kind + "/" + name, List.of());
    Optional<Document> beside =
        named.stream().filter(source -> source.unit().equals(from.unit())).findFirst();
    return beside.or(() -> named.stream().findFirst());
  }

  private static String lastOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String text(Document document, String... path) {
    return document.text(path) instanceof Value.Known<String> known ? known.value() : "";
  }
}
