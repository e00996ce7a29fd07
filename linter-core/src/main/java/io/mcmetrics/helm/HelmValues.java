package io.mcmetrics.helm;

import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values files that a chart is given, put together as Helm 3 does it: mappings merge, lists and
 * scalars are replaced.
 *
 * <p>A null deletes what the chart itself says, and nothing else: among the layers it is a value
 * like others, that a later one may replace by a mapping to which the chart's keys come back (Helm,
 * {@code pkg/cli/values}; what becomes of the chart's own, {@link ChartTree} knows).
 */
public final class HelmValues {
  private HelmValues() {}

  /**
   * Returns layers as one, nulls included.
   *
   * @param layers the lowest first, as the {@code -f} of a command line
   */
  public static YamlMapping joined(YamlMapping lowest, List<YamlMapping> layers) {
    YamlMapping joined = lowest;
    for (YamlMapping layer : layers) {
      joined = join(joined, layer);
    }
    return joined;
  }

  private static YamlMapping join(YamlMapping low, YamlMapping high) {
    Map<String, Entry> joined = byKey(low);
    for (Entry entry : high.entries()) {
      String key = entry.key().text();
      Entry old = joined.get(key);
      Hop hop = hop(low, old);
      Yaml value =
          old != null
                  && old.value() instanceof YamlMapping below
                  && entry.value() instanceof YamlMapping above
              ? join(below, above)
              : entry.value().through(hop);
      joined.put(key, new Entry(entry.key().through(hop), value));
    }
    return carried(joined, low, high);
  }

  /** Returns entries as a mapping of the higher layer: there one would write what is missing. */
  private static YamlMapping carried(
      Map<String, Entry> entries, YamlMapping low, YamlMapping high) {
    return new YamlMapping(
        List.copyOf(entries.values()),
        high.origin().through(How.VALUES, low.origin().span()).without(low.origin().removals()));
  }

  private static Hop hop(YamlMapping low, @Nullable Entry old) {
    return old == null
        ? new Hop(How.VALUES, low.origin().span())
        : Hop.over(How.VALUES, old.value());
  }

  private static Map<String, Entry> byKey(YamlMapping mapping) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      entries.put(entry.key().text(), entry);
    }
    return entries;
  }
}
