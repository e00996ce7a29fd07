package io.mcmetrics.yaml;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping of keys to values, in the order in which they are written; a key may occur twice. */
public record YamlMapping(List<Entry> entries, Origin origin) implements Yaml {
  /** A key and its value. */
  public record Entry(YamlScalar key, Yaml value) implements Located {
    /** Returns where the key is written. */
    @Override
    public Origin origin() {
      return key.origin();
    }

    /**
     * Tells whether this is a merge key, in a text read as it is written; in others, what it brings
     * in stands in its place.
     */
    public boolean isMerge() {
      return YamlMerge.isMergeKey(key);
    }
  }

  /** Keeps its own list. */
  public YamlMapping {
    entries = List.copyOf(entries);
  }

  /** Returns this mapping with the keys that its merge keys bring in, in place of those. */
  public YamlMapping merged() {
    return entries.stream().anyMatch(Entry::isMerge)
        ? new YamlMapping(YamlMerge.merge(entries), origin)
        : this;
  }

  /** Returns a mapping without entries. */
  public static YamlMapping empty(Origin origin) {
    return new YamlMapping(List.of(), origin);
  }

  /**
   * Returns the entries by their keys, in order; of duplicates the last. Changes to it are the
   * caller's.
   */
  public Map<String, Entry> byKey() {
    Map<String, Entry> found = new LinkedHashMap<>();
    entries.forEach(entry -> found.put(entry.key().text(), entry));
    return found;
  }

  /** Returns the entry of a key; of duplicates the last, as Kubernetes and Prometheus do. */
  public Optional<Entry> entry(String key) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).key().text().equals(key)) {
        return Optional.of(entries.get(i));
      }
    }
    return Optional.empty();
  }

  /** Returns the value of a key; of duplicates the last, as Kubernetes and Prometheus do. */
  public Optional<Yaml> get(String key) {
    return entry(key).map(Entry::value);
  }

  /** Tells whether a key has a value other than null. */
  public boolean has(String key) {
    return get(key).filter(value -> !value.isNull()).isPresent();
  }

  /**
   * Returns the text that a path of keys leads to. It is absent where the path leads nowhere or to
   * a null, and unknown where the node is a placeholder or no scalar.
   */
  public Value<String> text(String... keys) {
    YamlMapping parent = this;
    for (int i = 0; i < keys.length - 1; i++) {
      Optional<Yaml> next = parent.get(keys[i]);
      if (next.isEmpty() || next.get().isNull()) {
        return new Value.Absent<>(parent.origin);
      }
      if (!(next.get() instanceof YamlMapping mapping)) {
        return Value.unknown(next.get());
      }
      parent = mapping;
    }
    Optional<Yaml> found = parent.get(keys[keys.length - 1]);
    if (found.isEmpty() || found.get().isNull()) {
      return new Value.Absent<>(found.map(Yaml::origin).orElse(parent.origin));
    }
    return Value.of(found.get());
  }

  /** Returns the whole number that a path of keys leads to; unknown if the text is no number. */
  public Value<Integer> number(String... keys) {
    Value<String> text = text(keys);
    if (text instanceof Value.Known<String> known) {
      try {
        return new Value.Known<>(Integer.valueOf(known.value()), known.origin());
      } catch (NumberFormatException e) {
        return new Value.Unknown<>(known.value(), known.origin());
      }
    }
    return text instanceof Value.Unknown<String> unknown
        ? new Value.Unknown<>(unknown.text(), unknown.origin())
        : new Value.Absent<>(text.origin());
  }

  /** Tells whether a path of keys leads to a known boolean of this value. */
  public boolean is(boolean expected, String... keys) {
    return text(keys) instanceof Value.Known<String> known
        && known.value().equalsIgnoreCase(Boolean.toString(expected));
  }

  @Override
  public YamlMapping through(How how, Span by) {
    return through(new Hop(how, by));
  }

  @Override
  public YamlMapping through(Hop hop) {
    List<Entry> carried =
        entries.stream()
            .map(entry -> new Entry(entry.key().through(hop), entry.value().through(hop)))
            .toList();
    return new YamlMapping(carried, origin.through(hop));
  }

  @Override
  public int size() {
    return 1 + entries.stream().mapToInt(entry -> 1 + entry.value().size()).sum();
  }
}
