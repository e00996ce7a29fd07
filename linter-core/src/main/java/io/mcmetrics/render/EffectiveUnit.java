package io.mcmetrics.render;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.gitops.GitOps;
import io.mcmetrics.kustomize.DocumentOrder;
import io.mcmetrics.kustomize.KustomizeBuild;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The manifests that are deployed together, in the order in which they would be applied.
 *
 * @param manifests without the manifests of charts, of which only sketches are known
 * @param gaps what could not be followed while they were built
 */
public record EffectiveUnit(Unit unit, List<Document> manifests, List<Gap> gaps) {
  /** Keeps its own lists. */
  public EffectiveUnit {
    manifests = List.copyOf(manifests);
    gaps = List.copyOf(gaps);
  }

  /**
   * Returns the build of the kustomization in a directory, whether or not others include it; empty
   * if there is none.
   */
  public static Optional<EffectiveUnit> ofKustomization(SourceTree tree, String directory) {
    TreeFiles files = new TreeFiles(tree);
    KustomizeBuild kustomize = new KustomizeBuild(files);
    Optional<Kustomization> kustomization = kustomize.in(directory);
    if (kustomization.isEmpty()) {
      return Optional.empty();
    }
    Unit unit = new Unit(directory, Unit.Form.OVERLAY);
    KustomizeBuild.Built built = kustomize.build(kustomization.get(), unit);
    List<Document> documents = built.documents();
    List<Document> manifests =
        DocumentOrder.sorted(manifests(documents), kustomization.get().root());
    return Optional.of(
        new EffectiveUnit(
            unit,
            manifests,
            joined(joined(files.gaps(), stopped(built.stops())), sketches(documents))));
  }

  /** Tells whether Flux or Argo CD deploy more because of these manifests. */
  public boolean deploysMore() {
    return manifests.stream().anyMatch(GitOps::isDeployer);
  }

  /**
   * Returns all units that are deployed from a tree, with what Flux and Argo CD deploy because of
   * them.
   */
  public static List<EffectiveUnit> of(SourceTree tree) {
    Renderer.ByUnit rendered = Renderer.renderByUnit(tree);
    Map<Unit, List<Document>> units = new LinkedHashMap<>();
    for (Document document : rendered.rendering().documents()) {
      units.computeIfAbsent(document.unit(), unit -> new ArrayList<>()).add(document);
    }
    Map<Unit, List<Document>> own = new LinkedHashMap<>();
    rendered.units().forEach(each -> own.put(each.unit(), each.documents()));
    TreeFiles files = new TreeFiles(tree);
    KustomizeBuild kustomize = new KustomizeBuild(files);
    List<EffectiveUnit> found = new ArrayList<>();
    units.forEach(
        (unit, documents) -> {
          Optional<Kustomization> kustomization =
              unit.form() == Unit.Form.OVERLAY ? kustomize.in(unit.path()) : Optional.empty();
          List<Document> ordered =
              kustomization
                  .map(k -> ordered(documents, own.getOrDefault(unit, List.of()), k))
                  .orElse(documents);
          found.add(of(unit, ordered, rendered.rendering()));
        });
    return found;
  }

  /** Returns documents with those that a kustomization builds first, in its order. */
  private static List<Document> ordered(
      List<Document> documents, List<Document> own, Kustomization kustomization) {
    Set<Document> built = Collections.newSetFromMap(new IdentityHashMap<>());
    built.addAll(own);
    List<Document> first =
        documents.stream().filter(built::contains).filter(EffectiveUnit::isManifest).toList();
    List<Document> all = new ArrayList<>(DocumentOrder.sorted(first, kustomization.root()));
    Set<Document> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    taken.addAll(first);
    documents.stream().filter(document -> !taken.contains(document)).forEach(all::add);
    return all;
  }

  private static EffectiveUnit of(Unit unit, List<Document> documents, Rendering rendering) {
    Set<String> files = new TreeSet<>();
    for (Document document : documents) {
      files.add(document.origin().span().file().path());
    }
    List<Gap> gaps =
        rendering.gaps().stream()
            .filter(
                gap ->
                    TreePath.isBelow(gap.at().span().file().path(), unit.directory())
                        || files.contains(gap.at().span().file().path()))
            .toList();
    List<Problem> stops =
        documents.stream()
            .flatMap(document -> document.sight().troubles().stream())
            .filter(rendering.builds().stops()::contains)
            .distinct()
            .toList();
    return new EffectiveUnit(
        unit, manifests(documents), joined(joined(gaps, stopped(stops)), sketches(documents)));
  }

  private static List<Gap> stopped(List<Problem> stops) {
    return stops.stream()
        .map(stop -> Gap.at(stop.at(), stop.message(), "it is shown as if it were built"))
        .toList();
  }

  /** Returns a gap for each chart, since its sketches are not shown as manifests. */
  private static List<Gap> sketches(List<Document> documents) {
    return documents.stream()
        .filter(document -> document.sight().sketch())
        .flatMap(document -> document.origin().via().stream())
        .filter(hop -> hop.how() == How.CHART)
        .map(Hop::span)
        .distinct()
        .map(
            chart ->
                Gap.at(
                    Origin.written(chart),
                    "the chart is not rendered",
                    "what it makes of its values is not shown"))
        .toList();
  }

  private static List<Gap> joined(List<Gap> some, List<Gap> more) {
    return Stream.concat(some.stream(), more.stream()).sorted().toList();
  }

  private static List<Document> manifests(List<Document> documents) {
    return documents.stream().filter(EffectiveUnit::isManifest).toList();
  }

  private static boolean isManifest(Document document) {
    return !document.sight().sketch()
        && Document.kindOf(document.root()).filter(document.kind()::equals).isPresent();
  }
}
