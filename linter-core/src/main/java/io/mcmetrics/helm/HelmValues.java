package io.mcmetrics.helm;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The merge of the values files of a release, as in Helm 3 and 4: mappings merge, lists and scalars
 * are replaced.
 *
 * <p>A null deletes only what the chart itself sets. Among the layers it is a value like others; a
 * later layer may replace it by a mapping, which is then merged with the values of the chart again
 * (Helm, {@code pkg/cli/values}). {@link ChartTree} adds the values of the chart.
 */
public final class HelmValues {
  private HelmValues() {}

  /**
   * Returns the merge of some layers, nulls included.
   *
   * @param layers the lowest first, as with {@code -f} on a command line
   */
  public static YamlMapping joined(YamlMapping lowest, List<YamlMapping> layers) {
    YamlMapping joined = lowest;
    for (YamlMapping layer : layers) {
      joined = join(joined, layer);
    }
    return joined;
  }

  /**
   * Returns the merge of some layers, nulls included; an empty mapping if there are none.
   *
   * @param layers the lowest first
   * @param origin the place of the empty mapping
   */
  public static YamlMapping joined(List<YamlMapping> layers, Origin origin) {
    return layers.isEmpty()
        ? YamlMapping.empty(origin)
        : joined(layers.get(0), layers.subList(1, layers.size()));
  }

  /** Returns the values among the documents of a file, of which Helm 3 reads the first one. */
  public static Optional<YamlMapping> of(List<Yaml> documents) {
    return documents.stream()
        .limit(1)
        .filter(YamlMapping.class::isInstance)
        .map(YamlMapping.class::cast)
        .findFirst();
  }

  /** Returns the values among the documents of a file as a Helm reads them: one, or all joined. */
  public static Optional<YamlMapping> of(List<Yaml> documents, HelmMajor helm) {
    Optional<YamlMapping> first = of(documents);
    if (helm == HelmMajor.THREE || documents.size() < 2) {
      return first;
    }
    List<YamlMapping> all =
        documents.stream()
            .filter(YamlMapping.class::isInstance)
            .map(YamlMapping.class::cast)
            .toList();
    return all.isEmpty() ? first : Optional.of(joined(all.get(0), all.subList(1, all.size())));
  }

  /** Returns the values in a text: Helm reads the first document and no other. */
  public static Optional<YamlMapping> of(YamlScalar text) {
    return of(YamlReader.readEmbedded(text).documents());
  }

  private static YamlMapping join(YamlMapping low, YamlMapping high) {
    Map<String, Entry> joined = low.byKey();
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

  /**
   * Returns entries as a mapping with the place of the higher layer, where one would add a missing
   * key.
   */
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
}
