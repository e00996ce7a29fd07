package io.mcmetrics.render;

import io.mcmetrics.render.MergeWalk.Step;
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
 * How kustomize joins {@code valuesInline} of a Helm chart with its {@code valuesFile}; the result
 * is one {@code -f} for Helm.
 *
 * <p>It merges as for patches. A null therefore deletes from the file, and Helm, who does not get
 * to see it, gives back what the chart itself says.
 */
public enum ValuesMerge {
  /** What is inline wins; the default. */
  OVERRIDE,
  /** The file wins. */
  MERGE,
  /** The file is ignored. */
  REPLACE;

  /** Returns the mode of a name; empty for one that kustomize refuses. */
  public static Optional<ValuesMerge> named(String name) {
    for (ValuesMerge mode : values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(mode);
      }
    }
    return name.isEmpty() ? Optional.of(OVERRIDE) : Optional.empty();
  }

  /** Returns both as one, or why kustomize cannot join them. */
  public Patched join(YamlMapping file, YamlMapping inline) {
    return switch (this) {
      case OVERRIDE -> merged(OldYaml.kept(file), inline);
      case MERGE -> merged(spelled(inline), OldYaml.kept(file));
      case REPLACE -> new Patched.Changed(inline);
    };
  }

  private static Patched merged(YamlMapping low, YamlMapping high) {
    try {
      Step step =
          new MergeWalk(How.VALUES)
              .walk(MergeSchema.object(MergeSchema.NONE), low, high, low.origin().span());
      YamlMapping nothing = new YamlMapping(List.of(), high.origin());
      return new Patched.Changed(step.value() instanceof YamlMapping joined ? joined : nothing);
    } catch (PatchRefusal e) {
      return new Patched.Refused(low, List.of(e.problem()));
    }
  }

  /**
   * Returns a mapping whose nulls are all spelled out, as those inline are once kustomize read
   * them.
   */
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
