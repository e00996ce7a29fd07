package io.mcmetrics.gitops;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.Copies;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.TreePath;
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
  private final Copies copies = new Copies();

  private final GitSources repositories;

  private FluxSources(GitSources repositories) {
    this.repositories = repositories;
  }

  /** Returns the chart sources of Flux among the documents of a tree. */
  public static FluxSources of(List<Document> documents, TreeFiles files) {
    FluxSources sources =
        new FluxSources(GitSources.of(documents, directory -> isIn(files, directory)));
    for (Document document : documents) {
      sources.copies.add(document);
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

  private static boolean isIn(TreeFiles files, String directory) {
    return files.tree().givenFiles().stream()
        .anyMatch(file -> TreePath.isBelow(file.path(), directory));
  }

  /** Tells whether a chart may be a directory of this tree. */
  boolean mayBeInTree(Document chart) {
    Optional<Yaml> source = chart.at("spec", "sourceRef");
    return source.filter(reference -> reference.textAt("kind").equals("GitRepository")).isPresent()
        && repositories.mayBeThisTree(source.get());
  }

  /** Returns what a HelmRelease states about its chart. */
  ChartUse use(Document release) {
    Optional<Yaml> reference = release.at("spec", "chartRef");
    Optional<Document> oci =
        reference
            .filter(ref -> ref.scalarAt("kind").filter(FluxSources::isChart).isEmpty())
            .flatMap(ref -> find(ref, release, release));
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
            .flatMap(ref -> find(ref, chart, release))
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
        .flatMap(reference -> find(reference, release, release))
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

  /**
   * Returns the source that is meant: that of the same unit, else that nearest in the tree. The
   * source of another cluster is not meant, if that has a copy of the release.
   */
  private Optional<Document> find(Yaml reference, Document from, Document release) {
    String kind = reference.textAt("kind");
    String name = reference.textAt("name");
    List<Document> named =
        byName.getOrDefault(kind + "/" + name, List.of()).stream()
            .filter(
                source ->
                    !copies.isOfAnother(source, release.kind(), release.name(), release.unit()))
            .toList();
    Optional<Document> beside =
        named.stream().filter(source -> source.unit().equals(from.unit())).findFirst();
    return beside.or(() -> Copies.agreed(named)).or(() -> Copies.agreed(nearest(named, from)));
  }

  private static List<Document> nearest(List<Document> named, Document from) {
    int most = named.stream().mapToInt(source -> shared(source, from)).max().orElse(0);
    return named.stream().filter(source -> shared(source, from) == most).toList();
  }

  /** Returns how many directories two units have in common. */
  private static int shared(Document one, Document other) {
    String[] here = one.unit().path().split("/", -1);
    String[] there = other.unit().path().split("/", -1);
    int count = 0;
    while (count < Math.min(here.length, there.length) && here[count].equals(there[count])) {
      count++;
    }
    return count;
  }

  private static String lastOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String text(Document document, String... path) {
    return document.text(path).known().orElse("");
  }
}
