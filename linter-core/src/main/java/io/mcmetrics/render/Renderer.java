package io.mcmetrics.render;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.render.Document.Sight;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides what in a tree is deployed: overlays that nobody includes, and the manifests, values and
 * configuration files that no kustomization refers to. What an overlay includes is judged there and
 * not by itself, and so is what Flux and Argo CD deploy from where they are told to.
 */
public final class Renderer {
  private final SourceTree tree;
  private final Sources sources;
  private final KustomizeBuild kustomize;
  private final Map<String, Kustomization> kustomizations = new TreeMap<>();
  private final Set<String> included = new LinkedHashSet<>();
  private final Set<String> referenced = new LinkedHashSet<>();
  private final List<Deployment> deployments = new ArrayList<>();

  private Renderer(SourceTree tree) {
    this.tree = tree;
    this.sources = new Sources(tree);
    this.kustomize = new KustomizeBuild(sources);
  }

  /** Returns what a tree comes to. */
  public static Rendering render(SourceTree tree) {
    Renderer renderer = new Renderer(tree);
    renderer.findKustomizations();
    renderer.buildOverlays();
    renderer.readTheRest();
    return renderer.rendering(renderer.deployed());
  }

  private void findKustomizations() {
    for (SourceFile file : tree.asked()) {
      if (Kustomization.NAMES.contains(file.name())) {
        kustomize.of(file).ifPresent(found -> kustomizations.put(file.directory(), found));
      }
    }
    kustomizations.values().forEach(this::noteReferences);
  }

  private void noteReferences(Kustomization kustomization) {
    referenced.add(kustomization.file().path());
    for (YamlScalar reference : kustomization.references()) {
      kustomization.resolve(reference.text()).ifPresent(referenced::add);
    }
    List<YamlScalar> inclusions = new ArrayList<>(kustomization.components());
    if (!kustomization.onlyGathers()) {
      inclusions.addAll(kustomization.resources());
    }
    for (YamlScalar inclusion : inclusions) {
      kustomization.resolve(inclusion.text()).ifPresent(included::add);
    }
  }

  private void buildOverlays() {
    for (Map.Entry<String, Kustomization> entry : kustomizations.entrySet()) {
      Kustomization kustomization = entry.getValue();
      boolean gathers = kustomization.onlyGathers() && namesOverlays(kustomization);
      if (!included.contains(entry.getKey()) && !kustomization.isComponent() && !gathers) {
        Unit unit = new Unit(entry.getKey(), Unit.Form.OVERLAY);
        deployments.add(new Deployment(unit, kustomize.build(kustomization, unit)));
      }
    }
  }

  private boolean namesOverlays(Kustomization gatherer) {
    return gatherer.resources().stream()
        .allMatch(
            resource ->
                gatherer.resolve(resource.text()).filter(kustomizations::containsKey).isPresent());
  }

  private void readTheRest() {
    Map<String, List<SourceFile>> loose = new LinkedHashMap<>();
    for (SourceFile file : tree.asked()) {
      if (!referenced.contains(file.path())) {
        loose.computeIfAbsent(file.directory(), directory -> new ArrayList<>()).add(file);
      } else {
        // Read for its syntax alone: what it says counts where it is included.
        sources.documents(file);
      }
    }
    loose.forEach(this::readDirectory);
  }

  private void readDirectory(String directory, List<SourceFile> files) {
    boolean left = kustomizations.containsKey(directory);
    Sight sight = left ? Sight.CLEAR.atMost(Confidence.LIKELY) : Sight.CLEAR;
    Unit unit = new Unit(directory, Unit.Form.DIRECTORY);
    List<Document> deployed = new ArrayList<>();
    for (SourceFile file : files) {
      List<Yaml> roots = sources.documents(file);
      List<Document> manifests = Manifests.of(roots, unit, sight);
      if (!manifests.isEmpty()) {
        sources.understood(file);
        if (left) {
          unreferenced(file);
        } else {
          deployed.addAll(manifests);
        }
      } else {
        looseConfiguration(file, roots, sight);
      }
    }
    deployments.add(new Deployment(unit, deployed));
  }

  private void unreferenced(SourceFile file) {
    sources.addGap(
        file,
        "no kustomization refers to this file, though one stands beside it",
        "it is taken as not deployed");
  }

  private void looseConfiguration(SourceFile file, List<Yaml> roots, Sight sight) {
    Unit unit = new Unit(file.path(), Unit.Form.FILE);
    List<Document> deployed = new ArrayList<>();
    for (Yaml root : roots) {
      if (root instanceof YamlMapping mapping && Document.kindOf(root).isEmpty()) {
        List<Document> found = new ArrayList<>();
        if (Shape.isPrometheusConfig(mapping)) {
          Sight sure = Shape.isFragment(mapping) ? sight.atMost(Confidence.POSSIBLE) : sight;
          found.add(new Document(unit, Document.PROMETHEUS_YML, mapping, sure));
        } else {
          found.addAll(ChartValues.documents(new Document(unit, "values", mapping, sight)));
        }
        deployed.addAll(found);
      }
    }
    if (!deployed.isEmpty()) {
      sources.understood(file);
      deployments.add(new Deployment(unit, deployed));
    }
  }

  private List<Document> deployed() {
    List<Document> followed = new GitOps(sources, kustomize, deployments).followed();
    List<Document> opened = new Contents(sources).opened(followed);
    return opened.stream().filter(document -> !isLayer(document.unit())).toList();
  }

  /** Values that a release is given count there. */
  private boolean isLayer(Unit unit) {
    return unit.form() == Unit.Form.FILE && sources.isLayer(unit.path());
  }

  private Rendering rendering(List<Document> documents) {
    for (String leftOut : tree.leftOut()) {
      Optional<SourceFile> first = tree.asked().stream().findFirst();
      SourceFile place = first.orElseGet(() -> SourceFile.of(TreePath.nameOf(leftOut), ""));
      sources.addGap(place, leftOut, "it is not read");
    }
    List<Gap> gaps = sources.gaps();
    return new Rendering(
        tree.name(),
        documents,
        gaps,
        sources.syntax(),
        sources.duplicateKeys(),
        tree.asked().size(),
        sources.understoodFiles());
  }
}
