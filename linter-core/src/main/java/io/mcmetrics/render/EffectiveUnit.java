package io.mcmetrics.render;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The manifests that are deployed as one, in the order in which a cluster would be given them.
 *
 * @param manifests resources only: what a chart makes of its values is not known well enough
 * @param gaps what could not be seen while they were put together
 */
public record EffectiveUnit(Unit unit, List<Document> manifests, List<Gap> gaps) {
  /** Keeps its own lists. */
  public EffectiveUnit {
    manifests = List.copyOf(manifests);
    gaps = List.copyOf(gaps);
  }

  /**
   * Returns what the kustomization of a directory comes to, whoever else includes it; empty if
   * there is none.
   */
  public static Optional<EffectiveUnit> ofKustomization(SourceTree tree, String directory) {
    Sources sources = new Sources(tree);
    KustomizeBuild kustomize = new KustomizeBuild(sources);
    Optional<Kustomization> kustomization = kustomize.in(directory);
    if (kustomization.isEmpty()) {
      return Optional.empty();
    }
    Unit unit = new Unit(directory, Unit.Form.OVERLAY);
    List<Document> manifests = manifests(kustomize.build(kustomization.get(), unit));
    return Optional.of(
        new EffectiveUnit(
            unit, DocumentOrder.sorted(manifests, kustomization.get().root()), sources.gaps()));
  }

  /** Returns all that is deployed of a tree. */
  public static List<EffectiveUnit> of(SourceTree tree) {
    Rendering rendering = Renderer.render(tree);
    Map<Unit, List<Document>> units = new LinkedHashMap<>();
    for (Document document : manifests(rendering.documents())) {
      units.computeIfAbsent(document.unit(), unit -> new ArrayList<>()).add(document);
    }
    List<EffectiveUnit> found = new ArrayList<>();
    units.forEach((unit, documents) -> found.add(of(unit, documents, tree, rendering)));
    return found;
  }

  private static EffectiveUnit of(
      Unit unit, List<Document> documents, SourceTree tree, Rendering rendering) {
    if (unit.form() == Unit.Form.OVERLAY) {
      Optional<EffectiveUnit> built = ofKustomization(tree, unit.path());
      if (built.isPresent()) {
        return built.get();
      }
    }
    List<Gap> gaps =
        rendering.gaps().stream()
            .filter(gap -> TreePath.isBelow(gap.at().span().file().path(), unit.directory()))
            .toList();
    return new EffectiveUnit(unit, documents, gaps);
  }

  private static List<Document> manifests(List<Document> documents) {
    return documents.stream().filter(EffectiveUnit::isManifest).toList();
  }

  private static boolean isManifest(Document document) {
    return !document.sight().sketch()
        && Document.kindOf(document.root()).filter(document.kind()::equals).isPresent();
  }
}
