package io.mcmetrics.patch;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Access to the items of a list by their keys, as kyaml's {@code ElementMatcher} and {@code
 * ElementSetter} work, including their unexpected results. A scalar has one key, the empty one.
 */
final class MergeItems {
  private MergeItems() {}

  /**
   * Returns the first item whose keys have these values; the key of an empty value must exist, and
   * be empty.
   */
  static Optional<Yaml> find(List<Yaml> items, List<String> keys, List<String> values) {
    for (Yaml item : items) {
      if (isAt(item, keys, values)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  /**
   * Replaces each item that has these values by another one, or appends that one if none has them.
   */
  static void set(List<Yaml> items, Yaml item, List<String> keys, List<String> values) {
    boolean found = rewrite(items, List.of(item), keys, values);
    if (!found && !item.isNull()) {
      items.add(item);
    }
  }

  /** Removes each item that has these values. */
  static void remove(List<Yaml> items, List<String> keys, List<String> values) {
    rewrite(items, List.of(), keys, values);
  }

  /** Replaces a node, which is found by identity, by another one. */
  @SuppressWarnings("ReferenceEquality") // An equal item is another item.
  static void replace(List<Yaml> items, Yaml old, Yaml node) {
    items.replaceAll(item -> item == old ? node : item);
  }

  /** Tells whether two lists hold the same objects, compared by identity. */
  @SuppressWarnings("ReferenceEquality") // To compare trees would take long, and often.
  static boolean areSame(List<Yaml> left, List<Yaml> right) {
    boolean same = left.size() == right.size();
    for (int i = 0; same && i < left.size(); i++) {
      same = left.get(i) == right.get(i);
    }
    return same;
  }

  /** Returns the text of an item's key; empty if it has none. */
  static String text(Yaml item, String key) {
    Yaml at = key.isEmpty() ? item : item.at(key).orElse(item);
    return at instanceof YamlScalar scalar && (key.isEmpty() || at != item) ? scalar.text() : "";
  }

  /** Tells whether kyaml treats an item as missing: a null, or an empty mapping. */
  static boolean isNothing(Yaml item) {
    return item.isNull() || (item instanceof YamlMapping mapping && mapping.entries().isEmpty());
  }

  private static boolean isAt(Yaml item, List<String> keys, List<String> values) {
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      boolean there = key.isEmpty() ? item instanceof YamlScalar : item.at(key).isPresent();
      if (!there || !text(item, key).equals(values.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean rewrite(
      List<Yaml> items, List<Yaml> replacement, List<String> keys, List<String> values) {
    boolean setsMappings = !keys.get(0).isEmpty() && !values.isEmpty() && !values.get(0).isEmpty();
    List<Yaml> rewritten = new ArrayList<>();
    boolean found = false;
    for (Yaml item : items) {
      if (isNothing(item)) {
        continue;
      }
      boolean other = setsMappings && !(item instanceof YamlMapping);
      if (!other && isLike(item, keys, values)) {
        found = true;
        rewritten.addAll(replacement);
      } else if (other || !values.isEmpty()) {
        rewritten.add(item);
      }
    }
    items.clear();
    items.addAll(rewritten);
    return found;
  }

  /**
   * Tells whether the setter accepts an item: unlike for the matcher, an empty value matches any,
   * and keys without a value are ignored.
   */
  private static boolean isLike(Yaml item, List<String> keys, List<String> values) {
    boolean matches = false;
    for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
      String key = keys.get(i);
      String value = values.get(i);
      boolean there = key.isEmpty() ? item instanceof YamlScalar : item.at(key).isPresent();
      matches = there && (value.isEmpty() || text(item, key).equals(value));
      if (!matches) {
        return false;
      }
    }
    return matches;
  }
}
