package io.mcmetrics.render;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.render.Document.Sight;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Builds kustomizations in process: resources, components, generators, charts and patches. A base
 * is built once, however many overlays include it.
 */
final class KustomizeBuild {
  private static final List<String> UNEVALUATED = List.of("replacements", "transformers");

  private final Sources sources;
  private final Map<String, List<Document>> built = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  KustomizeBuild(Sources sources) {
    this.sources = sources;
  }

  /** Returns the kustomization of a directory; empty if there is none. */
  Optional<Kustomization> in(String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    for (String name : Kustomization.NAMES) {
      Optional<SourceFile> file = sources.tree().find(prefix + name);
      if (file.isPresent()) {
        return of(file.get());
      }
    }
    return Optional.empty();
  }

  /** Returns a file as a kustomization; empty if it holds no mapping. */
  Optional<Kustomization> of(SourceFile file) {
    return sources.documents(file).stream()
        .filter(YamlMapping.class::isInstance)
        .map(root -> new Kustomization(file, (YamlMapping) root))
        .findFirst();
  }

  /** Returns what a kustomization comes to, as documents of a unit. */
  List<Document> build(Kustomization kustomization, Unit unit) {
    return build(kustomization).stream().map(document -> document.in(unit)).toList();
  }

  private List<Document> build(Kustomization kustomization) {
    String path = kustomization.file().path();
    List<Document> known = built.get(path);
    if (known != null) {
      return known;
    }
    if (!underWay.add(path)) {
      gap(kustomization.root(), "`" + path + "` includes itself");
      return List.of();
    }
    List<Document> documents = apply(kustomization, List.of());
    underWay.remove(path);
    built.put(path, documents);
    return documents;
  }

  /** Returns documents as a kustomization changes them, with what it adds. */
  List<Document> apply(Kustomization kustomization, List<Document> given) {
    sources.understood(kustomization.file());
    Unit unit = new Unit(kustomization.directory(), Unit.Form.OVERLAY);
    List<Document> documents = new ArrayList<>(given);
    for (YamlScalar resource : kustomization.resources()) {
      documents.addAll(resource(kustomization, resource, unit));
    }
    for (YamlMapping generator : kustomization.configMapGenerators()) {
      YamlMapping root = GeneratedConfigMap.of(kustomization, generator, sources);
      documents.add(new Document(unit, "ConfigMap", root, Sight.CLEAR));
    }
    for (YamlMapping chart : kustomization.helmCharts()) {
      documents.addAll(HelmChart.documents(kustomization, chart, sources, unit));
    }
    List<Document> composed = documents;
    for (YamlScalar component : kustomization.components()) {
      composed = component(kustomization, component, composed);
    }
    return unevaluated(kustomization, Patches.apply(kustomization, sources, composed));
  }

  /** What is not evaluated may change what is there, so nothing may be argued from absence. */
  private List<Document> unevaluated(Kustomization kustomization, List<Document> documents) {
    boolean rewrites = false;
    for (String key : UNEVALUATED) {
      Optional<Yaml> value = kustomization.root().get(key).filter(node -> !node.isNull());
      rewrites |= value.isPresent();
      value.ifPresent(node -> gap(node, "`" + key + "` is not evaluated"));
    }
    boolean all = rewrites;
    boolean annotates = kustomization.root().has("commonAnnotations");
    return documents.stream()
        .map(d -> all || (annotates && d.kind().equals("Ingress")) ? hazy(d) : d)
        .toList();
  }

  private static Document hazy(Document document) {
    return document.seen(document.sight().partial());
  }

  private List<Document> component(
      Kustomization kustomization, YamlScalar reference, List<Document> given) {
    Optional<Kustomization> component =
        Kustomization.isRemote(reference.text())
            ? Optional.empty()
            : kustomization.resolve(reference.text()).flatMap(this::in);
    if (component.isEmpty()) {
      gap(reference, missing(reference));
      return given.stream().map(document -> document.seen(document.sight().partial())).toList();
    }
    String path = component.get().file().path();
    if (!underWay.add(path)) {
      gap(reference, "`" + path + "` includes itself");
      return given;
    }
    List<Document> documents = apply(component.get(), given);
    underWay.remove(path);
    return documents;
  }

  private List<Document> resource(Kustomization kustomization, YamlScalar reference, Unit unit) {
    if (Kustomization.isRemote(reference.text())) {
      gap(reference, "the remote resource `" + reference.text() + "`");
      return List.of();
    }
    Optional<String> path = kustomization.resolve(reference.text());
    if (path.isEmpty()) {
      gap(reference, "`" + reference.text() + "` lies outside the tree");
      return List.of();
    }
    Optional<Kustomization> directory = in(path.get());
    if (directory.isPresent()) {
      return build(directory.get());
    }
    Optional<SourceFile> file = sources.tree().find(path.get());
    if (file.isEmpty()) {
      gap(reference, missing(reference));
      return List.of();
    }
    sources.understood(file.get());
    return Manifests.of(sources.documents(file.get()), unit, Sight.CLEAR);
  }

  private static String missing(YamlScalar reference) {
    return "`" + reference.text() + "` is not in the tree";
  }

  private void gap(Yaml at, String what) {
    sources.addGap(Gap.at(at, what, "what it adds or changes is not known"));
  }
}
