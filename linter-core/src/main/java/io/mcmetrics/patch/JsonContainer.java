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
 * Operations of a JSON patch on one mapping or list, as in the library that kustomize uses
 * (json-patch 4.12): negative indices count from the end, and {@code -} is valid for {@code add}
 * only.
 */
public final class JsonContainer {
  private JsonContainer() {}

  /** Returns the value of a key, or the item at an index; empty if there is none. */
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
   * Returns a mapping with a key set, or a list with an item inserted; empty if that is not
   * possible.
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

  /**
   * Returns a mapping with a key set, or a list with an item replaced; empty if the list has no
   * such item.
   */
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

  /** Returns a mapping without a key, or a list without an item; empty if there is none. */
  public static Optional<Yaml> remove(Yaml holder, String step) {
    if (find(holder, step).isEmpty()) {
      return Optional.empty();
    }
    if (holder instanceof YamlMapping mapping) {
      return Optional.of(YamlEdits.without(mapping, step));
    }
    List<Yaml> items = new ArrayList<>(((YamlSequence) holder).items());
    items.remove(index(step, items.size()));
    return Optional.of(new YamlSequence(items, holder.origin()));
  }

  /** Returns an index; a negative one counts from the end. Below zero if the step is no index. */
  private static int index(String step, int size) {
    try {
      int index = Integer.parseInt(step);
      return index < 0 ? index + size : index;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
