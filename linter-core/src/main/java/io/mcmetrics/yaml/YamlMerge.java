package io.mcmetrics.yaml;

import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * The merge key {@code <<} as Go's YAML libraries implement it: keys of the mapping itself win,
 * then those of the first of several merged mappings.
 */
final class YamlMerge {
  private YamlMerge() {}

  static boolean isMergeKey(YamlScalar key) {
    return key.style() == Style.PLAIN && key.text().equals("<<");
  }

  static List<Entry> merge(List<Entry> entries) {
    List<Entry> merged = new ArrayList<>();
    for (Entry entry : entries) {
      if (!isMergeKey(entry.key())) {
        merged.add(entry);
      }
    }
    for (Entry entry : entries) {
      if (isMergeKey(entry.key())) {
        List<Yaml> sources =
            entry.value() instanceof YamlSequence list ? list.items() : List.of(entry.value());
        sources.forEach(source -> addMissing(merged, source, entry.key()));
      }
    }
    return merged;
  }

  private static void addMissing(List<Entry> merged, Yaml source, YamlScalar mergeKey) {
    if (!(source instanceof YamlMapping mapping)) {
      return;
    }
    YamlMapping carried = mapping.through(How.MERGE_KEY, mergeKey.origin().span());
    for (Entry entry : carried.entries()) {
      if (merged.stream().noneMatch(m -> m.key().text().equals(entry.key().text()))) {
        merged.add(entry);
      }
    }
  }
}
