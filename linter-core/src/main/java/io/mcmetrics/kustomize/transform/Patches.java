package io.mcmetrics.kustomize.transform;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.kustomize.resource.KustomizationFiles;
import io.mcmetrics.kustomize.resource.KustomizeRefusal;
import io.mcmetrics.kustomize.resource.PatchTarget;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.kustomize.resource.ResourceId;
import io.mcmetrics.limit.Budget;
import io.mcmetrics.limit.Limit;
import io.mcmetrics.patch.JsonPatch;
import io.mcmetrics.patch.PatchResult;
import io.mcmetrics.patch.StrategicMerge;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The patches of one kustomization, applied in the order of kustomize. A resource is known in part
 * once a patch applies to it that is not in the tree.
 */
final class Patches {
  private final Kustomization kustomization;
  private final TreeFiles files;
  private final boolean whole;
  private final boolean isLate;
  private final Budget copied = new Budget(Limit.COPIED_NODES);
  private List<Resource> resources;

  private Patches(
      Kustomization kustomization,
      TreeFiles files,
      List<Resource> resources,
      boolean whole,
      boolean isLate) {
    this.kustomization = kustomization;
    this.files = files;
    this.resources = resources;
    this.whole = whole;
    this.isLate = isLate;
  }

  /**
   * Returns resources with {@code patches} and {@code patchesStrategicMerge} of a kustomization
   * applied.
   *
   * @param whole whether all resources are known
   */
  static List<Resource> first(
      Kustomization kustomization, TreeFiles files, List<Resource> resources, boolean whole) {
    return new Patches(kustomization, files, resources, whole, false)
        .applied(kustomization.mergePatches());
  }

  /**
   * Returns resources with {@code patchesJson6902} of a kustomization applied, which come after
   * names and labels.
   *
   * @param whole whether all resources are known
   */
  static List<Resource> late(
      Kustomization kustomization, TreeFiles files, List<Resource> resources, boolean whole) {
    return new Patches(kustomization, files, resources, whole, true)
        .applied(kustomization.jsonPatches());
  }

  private List<Resource> applied(List<Yaml> entries) {
    entries.forEach(this::apply);
    return resources;
  }

  private void apply(Yaml entry) {
    if (entry instanceof YamlScalar text) {
      // `patchesStrategicMerge: [file.yaml]`, a text in its place, and the same under `patches`.
      content(text, Kustomization.isInline(text))
          .ifPresentOrElse(this::byIdentity, this::markAllPartial);
    } else if (entry instanceof YamlMapping patch && isPatchItself(patch)) {
      byIdentity(patch);
    } else if (entry instanceof YamlMapping patch) {
      Optional<YamlMapping> target = patch.mappingAt("target");
      Optional<List<Yaml>> content = contentOf(patch);
      if (content.isEmpty()) {
        target.map(PatchTarget::of).ifPresentOrElse(this::markPartial, this::markAllPartial);
      } else if (target.isPresent()) {
        byTarget(PatchTarget.of(target.get()), content.get(), optionsOf(patch));
      } else {
        byIdentity(content.get());
      }
    }
  }

  /** Tells whether an entry is itself the patch, as in the legacy list of Flux. */
  private static boolean isPatchItself(YamlMapping patch) {
    return patch.has("apiVersion") && !patch.has("patch") && !patch.has("path");
  }

  private Optional<List<Yaml>> contentOf(YamlMapping patch) {
    Optional<Yaml> operations = patch.at("patch").filter(YamlSequence.class::isInstance);
    if (operations.isPresent()) {
      // Flux has them as YAML in its legacy list.
      return operations.map(List::of);
    }
    Optional<YamlScalar> inline = patch.scalarAt("patch").filter(text -> !text.isNull());
    Optional<YamlScalar> path = patch.scalarAt("path").filter(text -> !text.isNull());
    return inline.isPresent()
        ? content(inline.get(), true)
        : path.isPresent() ? content(path.get(), false) : Optional.of(List.of());
  }

  /** Returns the documents of a patch; empty if they are not in the tree. */
  private Optional<List<Yaml>> content(YamlScalar text, boolean inline) {
    Optional<List<Yaml>> documents =
        inline
            ? Optional.of(YamlReader.readEmbedded(text).documents())
            : new KustomizationFiles(kustomization, files).documents(text, "patch");
    return documents.map(all -> all.stream().map(Patches::firstOfEach).toList());
  }

  /** Returns a patch in which each key stands once: of several, kustomize takes the first. */
  private static Yaml firstOfEach(Yaml node) {
    if (node instanceof YamlSequence list) {
      return YamlEdits.eachItem(list, Patches::firstOfEach);
    }
    if (!(node instanceof YamlMapping mapping)) {
      return node;
    }
    Map<String, Entry> first = new LinkedHashMap<>();
    boolean isChanged = false;
    for (Entry entry : mapping.entries()) {
      Yaml value = firstOfEach(entry.value());
      boolean isOld = value == entry.value();
      Entry before =
          first.putIfAbsent(entry.key().text(), isOld ? entry : new Entry(entry.key(), value));
      isChanged |= !isOld || before != null;
    }
    return isChanged ? new YamlMapping(List.copyOf(first.values()), mapping.origin()) : mapping;
  }

  private static StrategicMerge.Options optionsOf(YamlMapping patch) {
    return new StrategicMerge.Options(
        patch.is(true, "options", "allowNameChange"), patch.is(true, "options", "allowKindChange"));
  }

  private void byTarget(PatchTarget target, List<Yaml> patches, StrategicMerge.Options options) {
    List<Resource> patched = new ArrayList<>();
    for (Resource resource : resources) {
      if (target.matches(resource)) {
        patched(resource, patches, options).ifPresent(patched::add);
      } else {
        patched.add(resource);
      }
    }
    resources = patched;
  }

  private Optional<Resource> patched(
      Resource resource, List<Yaml> patches, StrategicMerge.Options options) {
    Optional<Resource> current = Optional.of(resource);
    for (Yaml patch : patches) {
      if (current.isPresent()) {
        Resource before = annotated(renamable(current.get(), patch, options), current.get());
        current =
            patch instanceof YamlMapping mapping
                ? taken(before, StrategicMerge.apply(before.root(), mapping, options))
                : taken(before, JsonPatch.apply(before.root(), patch, copied));
      }
    }
    return current;
  }

  /**
   * Applies strategic merge patches without a target, each to the resource whose identity it has.
   */
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
    List<Resource> patched = new ArrayList<>();
    boolean found = false;
    for (Resource resource : resources) {
      if (resource.hasOrHadId(id)) {
        found = true;
        taken(resource, StrategicMerge.apply(resource.root(), patch)).ifPresent(patched::add);
      } else {
        patched.add(resource);
      }
    }
    resources = patched;
    if (!found && whole) {
      KustomizeRefusal.report(
          files, patch, "a patch for `%s/%s`, which is not there".formatted(id.kind(), id.name()));
    } else if (!found) {
      markDerivedPartial(patch, id);
    }
  }

  /**
   * Marks documents of the same kind as known in part: the patch may be for one that a chart
   * renders, whose name is not known.
   */
  private void markDerivedPartial(YamlMapping patch, ResourceId id) {
    gap(patch, "a patch for `" + id.kind() + "/" + id.name() + "`, which is not in the tree");
    resources =
        resources.stream()
            .map(r -> r.document().kind().equals(id.kind()) ? r.partial() : r)
            .toList();
  }

  /**
   * Returns a resource with its identity noted if a patch may change that, for references to it.
   */
  private static Resource renamable(Resource resource, Yaml patch, StrategicMerge.Options options) {
    boolean maybe =
        !(patch instanceof YamlMapping) || options.allowNameChange() || options.allowKindChange();
    return maybe ? resource.withIdNoted() : resource;
  }

  /**
   * Returns a resource about to be patched with the annotations that it has by then: kustomize
   * notes in them under which names it was known, before each JSON patch of {@code patches}, and
   * after a change of the namespace or name for those of {@code patchesJson6902} (kustomize 5.5 to
   * 5.8, api/internal/builtins).
   */
  private Resource annotated(Resource resource, Resource before) {
    List<ResourceId> noted = isLate ? before.previousIds() : resource.previousIds();
    YamlMapping metadata =
        resource
            .root()
            .mappingAt("metadata")
            .orElseGet(() -> YamlMapping.empty(resource.root().origin()));
    boolean hasAnnotations = metadata.get("annotations").filter(a -> !a.isNull()).isPresent();
    if (noted.isEmpty() || hasAnnotations || !resource.isManifest()) {
      return resource;
    }
    YamlScalar key = YamlScalar.plain("annotations", metadata.origin());
    Entry none = new Entry(key, YamlMapping.empty(metadata.origin()));
    return resource
        .root()
        .entry("metadata")
        .map(entry -> new Entry(entry.key(), YamlEdits.put(metadata, none)))
        .map(entry -> resource.with(YamlEdits.put(resource.root(), entry)))
        .orElse(resource);
  }

  private Optional<Resource> taken(Resource resource, PatchResult result) {
    for (Problem refusal : result.refusals()) {
      refuses(resource, refusal);
    }
    Optional<Resource> changed = result.resource().map(resource::with);
    if (result instanceof PatchResult.Unfinished unfinished) {
      files.addGap(OverLimit.gap(unfinished::at, copied));
      return changed.map(Resource::partial);
    }
    return result.refusals().isEmpty() ? changed : changed.map(Resource::partial);
  }

  /** Notes a patch that does not fit; it may fit what a chart makes, of which little is known. */
  private void refuses(Resource resource, Problem refusal) {
    if (resource.document().sight().sketch() || !resource.document().sight().whole()) {
      String path = refusal.at().span().file().path();
      String what = "a patch in `" + path + "` does not fit what is known: " + refusal.message();
      files.addGap(Gap.at(refusal.at(), what, "what it changes is not known"));
    } else {
      KustomizeRefusal.report(files, refusal.at(), "the patch, " + refusal.message());
    }
  }

  private void gap(Yaml at, String what) {
    files.addGap(Gap.at(at, what, "what it changes is not known"));
  }

  private void markPartial(PatchTarget target) {
    resources = resources.stream().map(r -> target.matches(r) ? r.partial() : r).toList();
  }

  private void markAllPartial() {
    resources = resources.stream().map(Resource::partial).toList();
  }
}
