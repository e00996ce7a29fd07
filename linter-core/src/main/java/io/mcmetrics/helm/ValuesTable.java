package io.mcmetrics.helm;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Origin.Removal;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mutable mapping of values, to merge those of charts.
 *
 * <p>It changes in place as in Helm, where charts share mappings: what a sub-chart adds to a global
 * mapping of its parent, other sub-charts see too ({@code pkg/chartutil/coalesce.go} of Helm 3.21,
 * which this class follows).
 */
final class ValuesTable {
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final Origin origin;

  /** The keys that a null has removed. */
  private final List<Removal> removals = new ArrayList<>();

  /** A value: a mapping as a table, or any other node. */
  private record Slot(YamlScalar key, Yaml leaf, Optional<ValuesTable> table) {
    static Slot of(YamlScalar key, ValuesTable table) {
      return new Slot(key, YamlMapping.empty(table.origin), Optional.of(table));
    }

    boolean isNull() {
      return table.isEmpty() && leaf.isNull();
    }

    Origin origin() {
      return leaf.origin();
    }

    Slot copy() {
      return table.isEmpty() ? this : of(key, table.get().copy());
    }

    /** Returns this value with a step over the one that it overrides. */
    Slot hiding(Slot low) {
      Span span = low.origin().span();
      boolean known =
          origin().span().equals(span)
              || origin().via().stream().anyMatch(hop -> hop.span().equals(span));
      return known ? this : new Slot(key, leaf.through(Hop.over(How.VALUES, low.tree())), table);
    }

    Yaml tree() {
      return table.<Yaml>map(ValuesTable::tree).orElse(leaf);
    }
  }

  ValuesTable(Origin origin) {
    this.origin = origin;
  }

  static ValuesTable of(YamlMapping mapping) {
    ValuesTable table = new ValuesTable(mapping.origin());
    for (Entry entry : mapping.entries()) {
      Slot slot =
          entry.value() instanceof YamlMapping nested
              ? Slot.of(entry.key(), of(nested))
              : new Slot(entry.key(), entry.value(), Optional.empty());
      table.slots.put(entry.key().text(), slot);
    }
    return table;
  }

  YamlMapping tree() {
    List<Entry> entries = new ArrayList<>();
    for (Slot slot : slots.values()) {
      entries.add(new Entry(slot.key(), slot.tree()));
    }
    return new YamlMapping(entries, origin.without(removals));
  }

  Origin origin() {
    return origin;
  }

  ValuesTable copy() {
    ValuesTable copy = new ValuesTable(origin);
    slots.forEach((key, slot) -> copy.slots.put(key, slot.copy()));
    copy.removals.addAll(removals);
    return copy;
  }

  boolean has(String key) {
    return slots.containsKey(key);
  }

  /** Returns the origin of the value of a key. */
  Optional<Origin> originOf(String key) {
    return Optional.ofNullable(slots.get(key)).map(Slot::origin);
  }

  Optional<ValuesTable> table(String key) {
    return Optional.ofNullable(slots.get(key)).flatMap(Slot::table);
  }

  Optional<ValuesTable> table(List<String> path) {
    Optional<ValuesTable> found = Optional.of(this);
    for (String key : path) {
      found = found.flatMap(table -> table.table(key));
    }
    return found;
  }

  /** Returns the boolean that a key has; empty for anything else. */
  Optional<Boolean> bool(String key) {
    return Optional.ofNullable(slots.get(key))
        .map(Slot::leaf)
        .filter(YamlScalar.class::isInstance)
        .map(YamlScalar.class::cast)
        .filter(scalar -> scalar.style() == YamlScalar.Style.PLAIN)
        .flatMap(scalar -> booleanOf(scalar.text()));
  }

  private static Optional<Boolean> booleanOf(String text) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(text.equals("true"))
        : Optional.empty();
  }

  void put(String key, ValuesTable table) {
    Slot old = slots.get(key);
    YamlScalar name = old == null ? YamlScalar.plain(key, table.origin) : old.key();
    slots.put(key, Slot.of(name, table));
  }

  void remove(String key) {
    slots.remove(key);
  }

  /** Adds the values of a chart, which become part of these, below these. */
  void addChartBelow(ValuesTable chart, Set<String> parts, boolean keepsNulls) {
    chart.slots.forEach(
        (key, low) -> cover(key, low, !keepsNulls, keepsNulls || parts.contains(key)));
  }

  /** Drops the nulls of a chart, but for those that a mapping in the given values is to meet. */
  void dropNullsFor(ValuesTable given, Set<String> parts) {
    slots.entrySet().removeIf(e -> e.getValue().isNull() && !given.slots.containsKey(e.getKey()));
    for (Map.Entry<String, Slot> entry : slots.entrySet()) {
      String key = entry.getKey();
      boolean keeps = parts.contains(key) && given.slots.containsKey(key);
      if (!keeps) {
        entry.getValue().table().ifPresent(ValuesTable::dropNulls);
      }
    }
  }

  private void dropNulls() {
    slots.values().removeIf(Slot::isNull);
    slots.values().forEach(slot -> slot.table().ifPresent(ValuesTable::dropNulls));
  }

  /** Adds values below these, which win. */
  void cover(ValuesTable low, boolean keepsNulls) {
    low.slots.forEach(
        (key, below) -> cover(key, below, !keepsNulls && !below.isNull(), keepsNulls));
  }

  private void cover(String key, Slot low, boolean nullDeletes, boolean keepsNullsBelow) {
    Slot given = slots.get(key);
    if (given == null) {
      slots.put(key, low);
    } else if (given.isNull() && nullDeletes) {
      delete(key, low);
    } else {
      slots.put(key, given.hiding(low));
      if (given.table().isPresent() && low.table().isPresent()) {
        given.table().get().cover(low.table().get(), keepsNullsBelow);
      }
    }
  }

  /** Removes a null, and with it the value that it overrides. */
  private void delete(String key, Slot low) {
    Slot given = slots.remove(key);
    if (given != null) {
      removals.add(new Removal(key, given.hiding(low).leaf()));
    }
  }

  /** Adds the global values of the parent chart, which win over those here. */
  void takeGlobals(ValuesTable parent) {
    Optional<ValuesTable> own = globalsOr(parent.origin);
    Optional<ValuesTable> theirs = parent.globalsOr(parent.origin);
    if (own.isEmpty() || theirs.isEmpty()) {
      return;
    }
    for (Map.Entry<String, Slot> entry : theirs.get().slots.entrySet()) {
      own.get().takeGlobal(entry.getKey(), entry.getValue());
    }
    put("global", own.get());
  }

  private void takeGlobal(String key, Slot theirs) {
    Slot old = slots.get(key);
    if (theirs.table().isEmpty()) {
      if (old == null || old.table().isEmpty()) {
        slots.put(key, old == null ? theirs : theirs.hiding(old));
      }
      return;
    }
    // Only the outermost mapping is copied over there, so what lies deeper is shared.
    ValuesTable shared = new ValuesTable(theirs.table().get().origin);
    shared.slots.putAll(theirs.table().get().slots);
    if (old == null) {
      slots.put(key, Slot.of(theirs.key(), shared));
    } else if (old.table().isPresent()) {
      shared.cover(old.table().get(), true);
      slots.put(key, Slot.of(theirs.key(), shared));
    }
  }

  /** Returns the global values, an empty table if there are none; empty if they are no mapping. */
  private Optional<ValuesTable> globalsOr(Origin at) {
    return slots.containsKey("global") ? table("global") : Optional.of(new ValuesTable(at));
  }
}
