package io.mcmetrics.patch;

import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a patch does to one mapping or list, as the library does that kustomize uses (json-patch
 * 4.12): indices may be negative and count from the end, and {@code -} is a place to add to only.
 */
public final class JsonContainer {
  private JsonContainer() {}

  /** Returns a member; empty if there is none. */
  static Optional<Yaml> find(Yaml holder, String step) {
    if (holder instanceof YamlMapping mapping) {
      return mapping.get(step);
    }
    if (!(holder instanceof YamlSequence list)) {
      return Optional.empty();
    }
    int at = index(step, list.items().size());
    return at >= 0 && at < list.items().size()
        ? Optional.of(list.items().get(at))
        : Optional.empty();
  }

  /**
   * Returns the holder with one more member, or with another one under a key; empty if it cannot.
   */
  static Optional<Yaml> add(Yaml holder, YamlScalar step, Yaml value) {
    if (holder instanceof YamlMapping) {
      return set(holder, step, value);
    }
    if (!(holder instanceof YamlSequence list)) {
      return Optional.empty();
    }
    List<Yaml> items = new ArrayList<>(list.items());
    int at = step.text().equals("-") ? items.size() : index(step.text(), items.size() + 1);
    if (at < 0 || at > items.size()) {
      return Optional.empty();
    }
    items.add(at, value);
    return Optional.of(new YamlSequence(items, list.origin()));
  }

  /** Returns the holder with another member; a mapping need not have had one, a list must. */
  static Optional<Yaml> set(Yaml holder, YamlScalar step, Yaml value) {
    if (holder instanceof YamlMapping mapping) {
      return Optional.of(YamlEdits.put(mapping, new Entry(step, value)));
    }
    if (!(holder instanceof YamlSequence list) || find(holder, step.text()).isEmpty()) {
      return Optional.empty();
    }
    List<Yaml> items = new ArrayList<>(list.items());
    items.set(index(step.text(), items.size()), value);
    return Optional.of(new YamlSequence(items, list.origin()));
  }

  /** Returns the holder without a member; empty if there is none. */
  public static Optional<Yaml> remove(Yaml holder, String step) {
    if (find(holder, step).isEmpty()) {
      return Optional.empty();
    }
    if (holder instanceof YamlMapping mapping) {
      List<Entry> entries = new ArrayList<>(mapping.entries());
      entries.removeIf(entry -> entry.key().text().equals(step));
      return Optional.of(new YamlMapping(entries, mapping.origin()));
    }
    List<Yaml> items = new ArrayList<>(((YamlSequence) holder).items());
    items.remove(index(step, items.size()));
    return Optional.of(new YamlSequence(items, holder.origin()));
  }

  /** Returns an index, counted from the end if negative; below zero if it is none. */
  private static int index(String step, int size) {
    try {
      int index = Integer.parseInt(step);
      return index < 0 ? index + size : index;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
