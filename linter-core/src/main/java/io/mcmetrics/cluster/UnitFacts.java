package io.mcmetrics.cluster;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.render.Rendering;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import java.util.ArrayList;
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
    List<UnitFacts> facts = new ArrayList<>();
    units.forEach((unit, documents) -> facts.add(of(unit, documents, label)));
    return facts;
  }

  private static UnitFacts of(Unit unit, List<Document> documents, String label) {
    List<String> paths = new ArrayList<>();
    Set<String> labels = new LinkedHashSet<>();
    for (Document document : documents) {
      if (document.kind().equals("Application")) {
        paths.addAll(pathsOf(document));
      }
      ClusterLabels.of(document, label).ifPresent(labels::add);
    }
    boolean hasSender = documents.stream().anyMatch(ClusterLabels::isOfSender);
    return new UnitFacts(
        unit, isFluxRoot(documents), fluxPathsOf(documents), hasSender, paths, labels);
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

  private static boolean isFluxRoot(List<Document> documents) {
    Set<String> sources = new LinkedHashSet<>();
    for (Document document : documents) {
      if (SOURCES.contains(document.kind())) {
        document.name().known().ifPresent(sources::add);
      }
    }
    return documents.stream()
        .filter(document -> document.kind().equals("Kustomization"))
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
