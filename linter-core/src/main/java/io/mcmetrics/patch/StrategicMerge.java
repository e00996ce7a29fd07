package io.mcmetrics.patch;

import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.patch.MergeWalk.Result;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The strategic merge patch as kustomize 5.5 applies it, which differs from kubectl and from the
 * documentation.
 *
 * <p>Mappings merge, a null deletes, lists are replaced, except for those of built-in kinds that
 * have a merge key: there, new items come before the old ones. The order of keys has no meaning:
 * kustomize prints them sorted.
 */
public final class StrategicMerge {
  private StrategicMerge() {}

  /** What else a patch may change: {@code options} of an entry of {@code patches}. */
  public record Options(boolean allowNameChange, boolean allowKindChange) {
    /** Neither, as is the default. */
    public static final Options NONE = new Options(false, false);
  }

  /** Returns the result of a patch; the resource keeps its name and kind. */
  public static PatchResult apply(YamlMapping resource, YamlMapping patch) {
    return apply(resource, patch, Options.NONE);
  }

  /** Returns the result of a patch; the resource keeps its namespace in any case. */
  public static PatchResult apply(YamlMapping resource, YamlMapping patch, Options options) {
    try {
      Result result =
          new MergeWalk(How.PATCH)
              .walk(
                  MergeSchema.object(MergeSchema.NONE), resource, patch, resource.origin().span());
      if (!(result.value() instanceof YamlMapping merged)) {
        return new PatchResult.Deleted(patch.origin());
      }
      // kustomize drops the tree that `$patch: replace` at the top puts in the place of its own.
      return new PatchResult.Changed(
          result.isInPlace() ? named(resource, merged, options) : resource);
    } catch (PatchRefusal e) {
      return new PatchResult.Refused(resource, List.of(e.problem()));
    }
  }

  private static YamlMapping named(YamlMapping resource, YamlMapping merged, Options options) {
    YamlMapping typed = like(resource, merged, "apiVersion");
    if (!options.allowKindChange()) {
      typed = like(resource, typed, "kind");
    }
    Optional<YamlMapping> own = resource.mappingAt("metadata");
    Optional<YamlMapping> now = typed.mappingAt("metadata");
    if (own.isEmpty() || now.isEmpty()) {
      return like(resource, typed, "metadata");
    }
    YamlMapping metadata = like(own.get(), now.get(), "namespace");
    if (!options.allowNameChange()) {
      metadata = like(own.get(), metadata, "name");
    }
    if (MergeItems.areSame(List.of(now.get()), List.of(metadata))) {
      return typed;
    }
    Entry written = typed.entry("metadata").orElseThrow();
    return with(typed, new Entry(written.key(), metadata));
  }

  /**
   * Returns a mapping with the entry that another mapping has for a key, or without one if that has
   * none.
   */
  private static YamlMapping like(YamlMapping model, YamlMapping mapping, String key) {
    Optional<Entry> wanted = model.entry(key);
    Optional<Yaml> present = mapping.get(key);
    if (wanted.map(Entry::value).equals(present)) {
      return mapping;
    }
    if (wanted.isPresent()) {
      return with(mapping, wanted.get());
    }
    return YamlEdits.without(mapping, key);
  }

  private static YamlMapping with(YamlMapping mapping, Entry entry) {
    List<Entry> entries = new ArrayList<>(mapping.entries());
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().text().equals(entry.key().text())) {
        entries.set(i, entry);
        return new YamlMapping(entries, mapping.origin());
      }
    }
    entries.add(entry);
    return new YamlMapping(entries, mapping.origin());
  }
}
