package io.mcmetrics.render;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Layers Helm values: mappings are merged, all else is replaced, and a null deletes. */
final class HelmValues {
  private HelmValues() {}

  /** Returns the effective values of some layers, the lowest first. */
  static YamlMapping layered(List<YamlMapping> layers) {
    YamlMapping values = layers.get(0);
    for (YamlMapping layer : layers.subList(1, layers.size())) {
      values = over(values, layer);
    }
    return values;
  }

  private static YamlMapping over(YamlMapping lower, YamlMapping higher) {
    Map<String, Entry> merged = new LinkedHashMap<>();
    lower.entries().forEach(entry -> merged.put(entry.key().text(), entry));
    for (Entry entry : higher.entries()) {
      Entry below = merged.get(entry.key().text());
      if (entry.value().isNull() && below != null) {
        merged.remove(entry.key().text());
      } else {
        merged.put(entry.key().text(), new Entry(entry.key(), joined(below, entry.value())));
      }
    }
    return new YamlMapping(new ArrayList<>(merged.values()), higher.origin());
  }

  private static Yaml joined(@org.jspecify.annotations.Nullable Entry below, Yaml above) {
    return below != null
            && below.value() instanceof YamlMapping lower
            && above instanceof YamlMapping higher
        ? over(lower, higher)
        : above;
  }
}
