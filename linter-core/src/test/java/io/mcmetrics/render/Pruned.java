package io.mcmetrics.render;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * Values without what no template that is rendered asks for: the values of charts that are switched
 * off, and the empty {@code global} and empty sub-chart values that Helm puts where there are none.
 */
final class Pruned {
  private Pruned() {}

  static Yaml of(Yaml values, String path, List<String> off) {
    if (!(values instanceof YamlMapping mapping)) {
      return values;
    }
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      String key = entry.key().text();
      String below = path.isEmpty() ? key : path + "." + key;
      Yaml value = of(entry.value(), below, off);
      boolean nothing = value instanceof YamlMapping left && left.entries().isEmpty();
      if (!off.contains(below) && !nothing) {
        entries.add(new Entry(entry.key(), value));
      }
    }
    return new YamlMapping(entries, mapping.origin());
  }
}
