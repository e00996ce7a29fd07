package io.mcmetrics.document;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

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

  /** Returns a mapping without the entries of a key. */
  public static YamlMapping without(YamlMapping mapping, String key) {
    List<Entry> rest = new ArrayList<>(mapping.entries());
    rest.removeIf(entry -> entry.key().text().equals(key));
    return new YamlMapping(rest, mapping.origin());
  }

  /** Returns a list with each item changed; the same object if no item becomes another object. */
  @SuppressWarnings("ReferenceEquality") // The same node is one that did not change.
  public static YamlSequence eachItem(YamlSequence list, UnaryOperator<Yaml> change) {
    // Nearly always nothing changes, so the copy is made when something does.
    List<Yaml> items = list.items();
    for (int i = 0; i < list.items().size(); i++) {
      Yaml changed = change.apply(list.items().get(i));
      if (changed != list.items().get(i)) {
        items = items == list.items() ? new ArrayList<>(items) : items;
        items.set(i, changed);
      }
    }
    return items == list.items() ? list : new YamlSequence(items, list.origin());
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
