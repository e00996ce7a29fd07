package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.kustomize.resource.PatchTarget;
import io.mcmetrics.kustomize.resource.ResourceId;
import io.mcmetrics.patch.JsonPatch;
import io.mcmetrics.patch.PatchResult;
import io.mcmetrics.patch.StrategicMerge;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The patches of {@code postRenderers}, with which a HelmRelease changes the manifests of its
 * chart. Only sketches of these are known, so a patch that fails on a sketch may apply to the real
 * manifest.
 *
 * @param written the list in the HelmRelease
 */
record PostRenderers(Yaml written) {
  private static final List<String> PATCHES =
      List.of("patchesStrategicMerge", "patches", "patchesJson6902");

  /** A field that has no effect on sketches, which have no images. */
  private static final String IMAGES = "images";

  private static final List<String> KINDS = List.of("group", "version", "kind");
  private static final List<String> UNKNOWN_IN_SKETCHES =
      List.of("namespace", "labelSelector", "annotationSelector");

  /** Returns sketches with all patches applied; empty if the effect of one of them is not known. */
  Optional<List<Document>> applied(List<Document> sketches) {
    List<Document> changed = new ArrayList<>(sketches);
    for (YamlMapping renderer : YamlEdits.mappings(written)) {
      if (!isFollowed(renderer)) {
        return Optional.empty();
      }
      for (String key : PATCHES) {
        for (Yaml patch : renderer.itemsAt("kustomize", key)) {
          if (!apply(patch, changed)) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.of(changed);
  }

  private static boolean isFollowed(YamlMapping renderer) {
    Optional<YamlMapping> kustomize = renderer.mappingAt("kustomize");
    return renderer.entries().size() == 1
        && kustomize.isPresent()
        && kustomize.get().entries().stream()
            .map(entry -> entry.key().text())
            .allMatch(key -> PATCHES.contains(key) || key.equals(IMAGES));
  }

  /** Applies a patch, and tells whether its effect is known. */
  private static boolean apply(Yaml patch, List<Document> documents) {
    for (Yaml content : contents(patch.at("patch").orElse(patch))) {
      Optional<YamlMapping> target = patch.mappingAt("target").or(() -> identity(content));
      if (target.isEmpty() || !apply(content, target.get(), documents)) {
        return false;
      }
    }
    return true;
  }

  private static boolean apply(Yaml content, YamlMapping target, List<Document> documents) {
    List<Document> changed = new ArrayList<>();
    for (Document document : documents) {
      boolean concerned = isOfKind(target, document);
      if (concerned && isUnknown(target, document)) {
        return false;
      }
      if (concerned && PatchTarget.of(target).matches(document.root())) {
        PatchResult patched = patched(content, document.root());
        if (!patched.refusals().isEmpty() || patched instanceof PatchResult.Unfinished) {
          return false;
        }
        patched.resource().map(document::with).ifPresent(changed::add);
      } else {
        changed.add(document);
      }
    }
    documents.clear();
    documents.addAll(changed);
    return true;
  }

  private static boolean isOfKind(YamlMapping target, Document document) {
    List<Entry> kinds =
        target.entries().stream().filter(entry -> KINDS.contains(entry.key().text())).toList();
    return !document.kind().equals(Document.VALUES)
        && PatchTarget.of(new YamlMapping(kinds, target.origin())).matches(document.root());
  }

  /**
   * Tells whether a target may or may not select a sketch, which has no labels and namespace, and a
   * name only if that of the release is known.
   */
  private static boolean isUnknown(YamlMapping target, Document document) {
    return UNKNOWN_IN_SKETCHES.stream().anyMatch(target::has)
        || (target.has("name") && !(document.name() instanceof Value.Known<String>));
  }

  private static PatchResult patched(Yaml content, YamlMapping root) {
    return content instanceof YamlMapping mapping
        ? StrategicMerge.apply(root, mapping)
        : JsonPatch.apply(root, content);
  }

  private static List<Yaml> contents(Yaml patch) {
    return patch instanceof YamlScalar text
        ? YamlReader.readEmbedded(text).documents()
        : List.of(patch);
  }

  /** Returns the target of a patch without one: the resource that it names itself. */
  private static Optional<YamlMapping> identity(Yaml content) {
    if (!(content instanceof YamlMapping mapping)) {
      return Optional.empty();
    }
    ResourceId id = ResourceId.of(mapping);
    Map<String, String> texts =
        Map.of("group", id.group(), "version", id.version(), "kind", id.kind(), "name", id.name());
    List<Entry> entries = new ArrayList<>();
    for (String key : List.of("group", "version", "kind", "name")) {
      YamlScalar text = YamlScalar.plain(texts.getOrDefault(key, ""), mapping.origin());
      entries.add(new Entry(YamlScalar.plain(key, mapping.origin()), text));
    }
    return Optional.of(new YamlMapping(entries, mapping.origin()));
  }
}
