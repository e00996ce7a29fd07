package io.mcmetrics.cluster;

import io.mcmetrics.document.Coverage;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.render.Rendering;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the documents of a unit say about its cluster.
 *
 * @param isFluxRoot whether Flux starts there: a Kustomization stands beside the Git repository
 *     that it deploys from
 * @param fluxPaths the paths in the repository that Flux deploys from there to its own cluster
 * @param hasSender whether a Prometheus or the like is among them
 * @param deployedPaths the paths in the repository that Argo CD deploys from there to its own
 *     cluster
 * @param labels the known values of external labels that name a cluster
 */
record UnitFacts(
    Unit unit,
    boolean isFluxRoot,
    List<String> fluxPaths,
    boolean hasSender,
    List<String> deployedPaths,
    Set<String> labels) {
  private static final Set<String> SOURCES = Set.of("GitRepository", "OCIRepository");
  private static final Set<String> OWN_CLUSTER =
      Set.of("", "in-cluster", "https://kubernetes.default.svc");

  /** Keeps its own collections. */
  UnitFacts {
    fluxPaths = List.copyOf(fluxPaths);
    deployedPaths = List.copyOf(deployedPaths);
    labels = Set.copyOf(labels);
  }

  /** Returns the facts about a unit whose documents are not known. */
  static UnitFacts bare(Unit unit) {
    return new UnitFacts(unit, false, List.of(), false, List.of(), Set.of());
  }

  /**
   * Returns the facts about each unit of a tree, in the order of its documents.
   *
   * @param label the label that tells clusters apart
   */
  static List<UnitFacts> of(Rendering rendering, String label) {
    Map<Unit, List<Document>> units = new LinkedHashMap<>();
    for (Document document : rendering.documents()) {
      units.computeIfAbsent(document.unit(), unit -> new ArrayList<>()).add(document);
    }
    Set<String> directories = new HashSet<>();
    for (Coverage.Entry file : rendering.coverage().entries()) {
      String directory = TreePath.parentOf(file.path());
      while (directories.add(directory) && !directory.isEmpty()) {
        directory = TreePath.parentOf(directory);
      }
    }
    List<UnitFacts> facts = new ArrayList<>();
    units.forEach((unit, documents) -> facts.add(of(unit, documents, label, directories)));
    return facts;
  }

  private static UnitFacts of(
      Unit unit, List<Document> documents, String label, Set<String> directories) {
    List<String> paths = new ArrayList<>();
    Set<String> labels = new LinkedHashSet<>();
    for (Document document : documents) {
      if (document.kind().equals("Application")) {
        paths.addAll(pathsOf(document));
      } else if (document.kind().equals("ApplicationSet")) {
        paths.addAll(GitDirectories.of(document, directories));
      }
      ClusterLabels.of(document, label).ifPresent(labels::add);
    }
    boolean hasSender = documents.stream().anyMatch(ClusterLabels::isOfSender);
    return new UnitFacts(
        unit, isFluxRoot(documents, directories), fluxPathsOf(documents), hasSender, paths, labels);
  }

  private static List<String> fluxPathsOf(List<Document> documents) {
    return documents.stream()
        .filter(document -> document.kind().equals("Kustomization"))
        .filter(
            document ->
                document.text("spec", "sourceRef", "kind") instanceof Value.Known<String>
                    && document.root().at("spec", "kubeConfig").isEmpty())
        .flatMap(document -> document.text("spec", "path").known().stream())
        .map(TreePath::belowRoot)
        .toList();
  }

  /** Where the path that Flux is to deploy is not in the tree, nothing starts. */
  private static boolean isThere(Document kustomization, Set<String> directories) {
    return !(kustomization.text("spec", "path") instanceof Value.Known<String> path)
        || directories.contains(TreePath.belowRoot(path.value()));
  }

  private static boolean isFluxRoot(List<Document> documents, Set<String> directories) {
    Set<String> sources = new LinkedHashSet<>();
    for (Document document : documents) {
      if (SOURCES.contains(document.kind())) {
        document.name().known().ifPresent(sources::add);
      }
    }
    return documents.stream()
        .filter(document -> document.kind().equals("Kustomization"))
        .filter(document -> isThere(document, directories))
        .anyMatch(
            document ->
                document.text("spec", "sourceRef", "name") instanceof Value.Known<String> name
                    && sources.contains(name.value()));
  }

  private static List<String> pathsOf(Document application) {
    boolean elsewhere =
        List.of("name", "server").stream()
            .map(key -> application.text("spec", "destination", key))
            .anyMatch(
                value ->
                    !(value instanceof Value.Absent<String>)
                        && !OWN_CLUSTER.contains(value.known().orElse("?").replace(":443", "")));
    if (elsewhere) {
      return List.of();
    }
    List<String> paths = new ArrayList<>();
    application.text("spec", "source", "path").known().ifPresent(paths::add);
    for (Yaml source : application.root().itemsAt("spec", "sources")) {
      source.scalarAt("path").filter(path -> !path.isUnknown()).ifPresent(p -> paths.add(p.text()));
    }
    return paths;
  }
}
