package io.mcmetrics.render;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The changes that Flux and Argo CD make to what they deploy, by writing them into its
 * kustomization: components, patches and a namespace.
 *
 * @param directory where the kustomization is, or would be
 */
record Overrides(KustomizeBuild kustomize, Sources sources, String directory) {

  /**
   * Returns documents with the changes that a mapping asks for.
   *
   * @param namespaceKey the name that the mapping has for the namespace
   */
  List<Document> apply(YamlMapping changes, String namespaceKey, List<Document> documents) {
    List<Document> changed = documents;
    for (YamlScalar component : Kustomization.scalarsIn(changes, "components").toList()) {
      changed = component(component, changed);
    }
    SourceFile file = changes.origin().span().file();
    changed = patched(new Kustomization(file, patchesOf(changes)), changed);
    Optional<YamlScalar> namespace = changes.scalarAt(namespaceKey).filter(name -> !name.isNull());
    if (changes.has("commonAnnotations")) {
      changed = changed.stream().map(d -> d.seen(d.sight().partial())).toList();
    }
    return namespace.isEmpty()
        ? changed
        : changed.stream().map(document -> moved(document, namespace.get())).toList();
  }

  private List<Document> patched(Kustomization patches, List<Document> documents) {
    List<Resource> resources = documents.stream().map(Resource::of).toList();
    List<Resource> merged = Patches.apply(patches, sources, resources, patches.mergePatches());
    return Patches.apply(patches, sources, merged, patches.jsonPatches()).stream()
        .map(Resource::document)
        .toList();
  }

  private static YamlMapping patchesOf(YamlMapping changes) {
    return new YamlMapping(
        changes.entry("patches").map(List::of).orElse(List.of()), changes.origin());
  }

  private List<Document> component(YamlScalar reference, List<Document> documents) {
    Optional<Kustomization> component =
        Kustomization.isRemote(reference.text())
            ? Optional.empty()
            : TreePath.resolve(directory, reference.text()).flatMap(kustomize::in);
    if (component.isEmpty()) {
      sources.addGap(
          Gap.at(
              reference,
              "`" + reference.text() + "` is not in the tree",
              "what it adds or changes is not known"));
      return documents.stream().map(d -> d.seen(d.sight().partial())).toList();
    }
    if (documents.isEmpty()) {
      return kustomize.applied(component.get(), documents);
    }
    Unit unit = documents.get(0).unit();
    return kustomize.applied(component.get(), documents).stream().map(d -> d.in(unit)).toList();
  }

  private static Document moved(Document document, YamlScalar namespace) {
    if (BuiltInKinds.isClusterScoped(document.root())) {
      return document;
    }
    YamlMapping none = new YamlMapping(List.of(), namespace.origin());
    YamlMapping metadata = document.root().mappingAt("metadata").orElse(none);
    return document.with(with(document.root(), "metadata", with(metadata, "namespace", namespace)));
  }

  private static YamlMapping with(YamlMapping mapping, String key, Yaml value) {
    List<Entry> entries = new ArrayList<>(mapping.entries());
    entries.removeIf(entry -> entry.key().text().equals(key));
    Optional<Yaml> old = mapping.get(key).filter(YamlScalar.class::isInstance);
    Yaml carried = old.map(node -> value.through(Hop.over(How.PATCH, node))).orElse(value);
    entries.add(new Entry(YamlScalar.plain(key, value.origin()), carried));
    return new YamlMapping(entries, mapping.origin());
  }
}
