package io.mcmetrics.render;

import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Origin.Removal;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that a chart is given, put together as Helm 3 does it: mappings merge, lists and
 * scalars are replaced.
 *
 * <p>A null deletes what the chart itself says, and nothing else: among the layers it is a value
 * like others, that a later one may replace by a mapping to which the chart's keys come back (Helm,
 * {@code pkg/cli/values} and {@code pkg/chartutil/coalesce.go}).
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

  /**
   * Returns what a template sees.
   *
   * @param chart the chart's own values; an empty mapping if they are not known
   * @param layers what stands above them, the lowest first
   */
  public static YamlMapping over(YamlMapping chart, List<YamlMapping> layers) {
    if (layers.isEmpty()) {
      return chart;
    }
    return coalesced(chart, joined(layers.get(0), layers.subList(1, layers.size())));
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

  private static YamlMapping coalesced(YamlMapping chart, YamlMapping given) {
    Map<String, Entry> values = byKey(chart);
    List<Removal> removals = new ArrayList<>();
    for (Entry entry : given.entries()) {
      String key = entry.key().text();
      Entry old = values.get(key);
      Hop hop = hop(chart, old);
      if (entry.value().isNull()) {
        values.remove(key);
        removals.add(new Removal(key, entry.value().through(hop)));
        continue;
      }
      YamlMapping nothing = new YamlMapping(List.of(), chart.origin());
      YamlMapping below =
          old != null && old.value() instanceof YamlMapping mapping ? mapping : nothing;
      Yaml value =
          entry.value() instanceof YamlMapping above
              ? coalesced(below, above)
              : entry.value().through(hop);
      values.put(key, new Entry(entry.key().through(hop), value));
    }
    YamlMapping carried = carried(values, chart, given);
    return new YamlMapping(carried.entries(), carried.origin().without(removals));
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
