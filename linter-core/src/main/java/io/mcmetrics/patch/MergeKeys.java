package io.mcmetrics.patch;

import io.mcmetrics.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;

/** The values of merge keys that identify the items of a list, as kyaml determines them. */
final class MergeKeys {
  private MergeKeys() {}

  /** The keys that identify an item, and the value of each. */
  record Identity(List<String> keys, List<String> values) {
    /** Returns this identity without the keys that have no value, or unchanged if none has one. */
    Identity narrowed() {
      return identity(keys, List.of(values), values);
    }
  }

  /** Returns the values of the keys of all items, each once, those of the patch first. */
  static List<List<String>> identities(List<String> keys, List<Yaml> patch, List<Yaml> base) {
    List<List<String>> found = new ArrayList<>();
    addAll(found, keys, patch);
    addAll(found, keys, base);
    if (keys.size() > 1) {
      equate(found);
    }
    return found;
  }

  /** Returns the identity of some values; a key for which no item has a value is left out. */
  static Identity identity(List<String> keys, List<List<String>> all, List<String> values) {
    List<String> usedKeys = new ArrayList<>();
    List<String> usedValues = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (isUsed(all, i)) {
        usedKeys.add(keys.get(i));
        usedValues.add(values.get(i));
      }
    }
    return usedKeys.isEmpty() ? new Identity(keys, values) : new Identity(usedKeys, usedValues);
  }

  private static boolean isUsed(List<List<String>> all, int key) {
    return all.stream().anyMatch(values -> !values.get(key).isEmpty());
  }

  private static void addAll(List<List<String>> found, List<String> keys, List<Yaml> items) {
    for (Yaml item : items) {
      List<String> values = keys.stream().map(key -> value(item, key)).toList();
      if (!found.contains(values)) {
        found.add(values);
      }
    }
  }

  /** Returns the text of a key; kyaml treats a null as missing here, and as a text elsewhere. */
  private static String value(Yaml item, String key) {
    boolean isNull = !key.isEmpty() && item.at(key).filter(Yaml::isNull).isPresent();
    return isNull ? "" : MergeItems.text(item, key);
  }

  /**
   * Makes values equal that differ only in that one of them is missing, as in a port without its
   * protocol.
   */
  private static void equate(List<List<String>> all) {
    for (int i = 0; i < all.size(); i++) {
      List<String> left = all.get(i);
      for (int j = 0; j < all.size(); j++) {
        List<String> both = joined(left, all.get(j));
        if (!both.isEmpty()) {
          all.set(i, both);
          all.set(j, both);
        }
      }
    }
  }

  private static List<String> joined(List<String> left, List<String> right) {
    boolean common = false;
    List<String> both = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      String mine = left.get(i);
      String other = right.get(i);
      if (!mine.equals(other) && !mine.isEmpty() && !other.isEmpty()) {
        return List.of();
      }
      common |= mine.equals(other);
      both.add(mine.isEmpty() ? other : mine);
    }
    return common ? both : List.of();
  }
}
