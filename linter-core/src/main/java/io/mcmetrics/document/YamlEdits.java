package io.mcmetrics.document;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/** Operations on the entries of mappings and the items of lists. */
public final class YamlEdits {
  private YamlEdits() {}

  /** Returns a mapping with an entry; it replaces the one with the same key, if there is one. */
  public static YamlMapping put(YamlMapping mapping, Entry entry) {
    List<Entry> entries = new ArrayList<>(mapping.entries());
    boolean found = false;
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().text().equals(entry.key().text())) {
        entries.set(i, entry);
        found = true;
      }
    }
    if (!found) {
      entries.add(entry);
    }
    return new YamlMapping(entries, mapping.origin());
  }

  /**
   * Returns the mapping that a node is, or all mappings in the list that it is, at any depth of
   * lists.
   */
  public static List<YamlMapping> mappings(Yaml node) {
    if (node instanceof YamlMapping mapping) {
      return List.of(mapping);
    }
    List<YamlMapping> found = new ArrayList<>();
    if (node instanceof YamlSequence list) {
      list.items().forEach(item -> found.addAll(mappings(item)));
    }
    return found;
  }
}
