package io.mcmetrics.kustomize;

import io.mcmetrics.document.Yaml11Scalars;
import io.mcmetrics.patch.MergeSchema;
import io.mcmetrics.patch.MergeWalk;
import io.mcmetrics.patch.MergeWalk.Result;
import io.mcmetrics.patch.PatchRefusal;
import io.mcmetrics.patch.PatchResult;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The ways in which kustomize merges {@code valuesInline} of a Helm chart with its {@code
 * valuesFile}; the result is passed to Helm as one {@code -f}.
 *
 * <p>The merge is that of patches: a null deletes the key from the values file. Helm does not see
 * the null, and so the default of the chart applies again.
 */
enum ValuesMerge {
  /** The inline values win; the default. */
  OVERRIDE,
  /** The file wins. */
  MERGE,
  /** The file is ignored. */
  REPLACE;

  /** Returns the mode of a name; empty for one that kustomize refuses. */
  static Optional<ValuesMerge> named(String name) {
    for (ValuesMerge mode : values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(mode);
      }
    }
    return name.isEmpty() ? Optional.of(OVERRIDE) : Optional.empty();
  }

  /** Returns the merged values, or why kustomize cannot merge them. */
  PatchResult join(YamlMapping file, YamlMapping inline) {
    return switch (this) {
      case OVERRIDE -> merged(Yaml11Scalars.booleanWordsAsText(file), inline);
      case MERGE -> merged(spelled(inline), Yaml11Scalars.booleanWordsAsText(file));
      case REPLACE -> new PatchResult.Changed(inline);
    };
  }

  private static PatchResult merged(YamlMapping low, YamlMapping high) {
    try {
      Result result =
          new MergeWalk(How.VALUES)
              .walk(MergeSchema.object(MergeSchema.NONE), low, high, low.origin().span());
      YamlMapping nothing = YamlMapping.empty(high.origin());
      return new PatchResult.Changed(
          result.value() instanceof YamlMapping joined ? joined : nothing);
    } catch (PatchRefusal e) {
      return new PatchResult.Refused(low, List.of(e.problem()));
    }
  }

  /** Returns a mapping with all nulls spelled out, as kustomize reads inline values. */
  private static YamlMapping spelled(YamlMapping inline) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : inline.entries()) {
      Yaml value = entry.value();
      if (value instanceof YamlMapping mapping) {
        value = spelled(mapping);
      } else if (value.isNull()) {
        value = YamlScalar.plain("null", value.origin());
      }
      entries.add(new Entry(entry.key(), value));
    }
    return new YamlMapping(entries, inline.origin());
  }
}
