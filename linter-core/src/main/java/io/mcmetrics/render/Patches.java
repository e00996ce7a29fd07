package io.mcmetrics.render;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies the patches of one kustomization, in the order in which kustomize does. What is patched
 * by something that cannot be seen is seen in part from then on.
 */
final class Patches {
  private final Kustomization kustomization;
  private final Sources sources;
  private List<Document> documents;

  private Patches(Kustomization kustomization, Sources sources, List<Document> documents) {
    this.kustomization = kustomization;
    this.sources = sources;
    this.documents = documents;
  }

  /** Returns documents as the patches of a kustomization leave them. */
  static List<Document> apply(
      Kustomization kustomization, Sources sources, List<Document> documents) {
    Patches patches = new Patches(kustomization, sources, documents);
    kustomization.patches().forEach(patches::apply);
    return patches.documents;
  }

  private void apply(Yaml entry) {
    if (entry instanceof YamlScalar text) {
      // `patchesStrategicMerge: [file.yaml]`, a text in its place, and the same under `patches`.
      content(text, text.text().contains("\n")).ifPresentOrElse(this::byIdentity, this::obscureAll);
    } else if (entry instanceof YamlMapping patch) {
      Optional<YamlMapping> target = patch.mappingAt("target");
      Optional<List<Yaml>> content = contentOf(patch);
      if (content.isEmpty()) {
        target.map(PatchTarget::of).ifPresentOrElse(this::obscure, this::obscureAll);
      } else if (target.isPresent()) {
        byTarget(PatchTarget.of(target.get()), content.get(), optionsOf(patch));
      } else {
        byIdentity(content.get());
      }
    }
  }

  private Optional<List<Yaml>> contentOf(YamlMapping patch) {
    Optional<YamlScalar> inline = patch.scalarAt("patch").filter(text -> !text.isNull());
    Optional<YamlScalar> path = patch.scalarAt("path").filter(text -> !text.isNull());
    return inline.isPresent()
        ? content(inline.get(), true)
        : path.isPresent() ? content(path.get(), false) : Optional.of(List.of());
  }

  /** Returns the documents of a patch; empty if they cannot be seen. */
  private Optional<List<Yaml>> content(YamlScalar text, boolean inline) {
    if (inline) {
      return Optional.of(YamlReader.readEmbedded(text).documents());
    }
    Optional<List<Yaml>> documents =
        Kustomization.isRemote(text.text())
            ? Optional.empty()
            : kustomization.resolve(text.text()).flatMap(sources::included);
    if (documents.isEmpty()) {
      gap(text, "the patch `" + text.text() + "` is not in the tree");
    }
    return documents;
  }

  private static StrategicMerge.Options optionsOf(YamlMapping patch) {
    return new StrategicMerge.Options(
        patch.is(true, "options", "allowNameChange"), patch.is(true, "options", "allowKindChange"));
  }

  private void byTarget(PatchTarget target, List<Yaml> patches, StrategicMerge.Options options) {
    List<Document> patched = new ArrayList<>();
    for (Document document : documents) {
      if (target.matches(document.root())) {
        patched(document, patches, options).ifPresent(patched::add);
      } else {
        patched.add(document);
      }
    }
    documents = patched;
  }

  private Optional<Document> patched(
      Document document, List<Yaml> patches, StrategicMerge.Options options) {
    Optional<Document> current = Optional.of(document);
    for (Yaml patch : patches) {
      if (current.isPresent()) {
        Document before = current.get();
        current =
            patch instanceof YamlMapping mapping
                ? taken(before, StrategicMerge.apply(before.root(), mapping, options))
                : taken(before, JsonPatch.apply(before.root(), patch));
      }
    }
    return current;
  }

  /** A strategic-merge patch without a target names the resource it is for. */
  private void byIdentity(List<Yaml> patches) {
    for (Yaml patch : patches) {
      if (patch instanceof YamlMapping mapping) {
        byIdentity(mapping);
      } else if (patch instanceof YamlSequence) {
        gap(patch, "a JSON patch without a target");
      }
    }
  }

  private void byIdentity(YamlMapping patch) {
    ResourceId id = ResourceId.of(patch);
    List<Document> patched = new ArrayList<>();
    boolean found = false;
    for (Document document : documents) {
      if (ResourceId.of(document.root()).equals(id)) {
        found = true;
        taken(document, StrategicMerge.apply(document.root(), patch)).ifPresent(patched::add);
      } else {
        patched.add(document);
      }
    }
    documents = patched;
    if (!found) {
      obscureDerived(patch, id);
    }
  }

  /** What a chart makes is known in part and without its names, and may be what is meant. */
  private void obscureDerived(YamlMapping patch, ResourceId id) {
    gap(patch, "a patch for `" + id.kind() + "/" + id.name() + "`, which is not in the tree");
    documents = documents.stream().map(d -> d.kind().equals(id.kind()) ? hazy(d) : d).toList();
  }

  private Optional<Document> taken(Document document, Patched result) {
    for (Problem refusal : result.refusals()) {
      gap(refusal.at().span().file().path(), refusal);
    }
    Optional<Document> changed = result.resource().map(document::with);
    return result.refusals().isEmpty() ? changed : changed.map(Patches::hazy);
  }

  private void gap(String path, Problem refusal) {
    String what = "kustomize refuses a patch in `" + path + "`: " + refusal.message();
    sources.addGap(Gap.at(refusal.at(), what, "this overlay cannot be built"));
  }

  private void gap(Yaml at, String what) {
    sources.addGap(Gap.at(at, what, "what it changes is not known"));
  }

  private void obscure(PatchTarget target) {
    documents = documents.stream().map(d -> target.matches(d.root()) ? hazy(d) : d).toList();
  }

  private void obscureAll() {
    documents = documents.stream().map(Patches::hazy).toList();
  }

  private static Document hazy(Document document) {
    return document.seen(document.sight().partial());
  }
}
