package io.mcmetrics.relabel;

import io.mcmetrics.regex.ReplacementTemplate;
import io.mcmetrics.relabel.LabelValue.Absent;
import io.mcmetrics.relabel.LabelValue.Unknown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The labels of a series while rules change them.
 *
 * <p>They are kept in the order in which {@code labels.Builder} of Prometheus ranges over them, the
 * untouched ones by name and then the others as they were first set: when {@code labelmap} gives
 * several labels one name, the last wins. Before 2.43 it went by name alone.
 */
final class LabelEditor {
  private final LabelSet input;
  private final Map<String, LabelValue> values = new LinkedHashMap<>();
  private final Set<String> touched = new HashSet<>();
  private boolean isClosed;

  /**
   * Starts from given labels.
   *
   * @param mentioned the labels that rules name, which are tracked although they are not listed
   */
  LabelEditor(LabelSet input, Collection<String> mentioned) {
    this.input = input;
    this.isClosed = input.isClosed();
    NavigableMap<String, LabelValue> listed = new TreeMap<>(input.labels());
    for (String name : mentioned) {
      listed.putIfAbsent(name, input.value(name));
    }
    values.putAll(listed);
  }

  boolean isClosed() {
    return isClosed;
  }

  LabelValue value(String name) {
    LabelValue value = values.get(name);
    return value == null ? input.value(name) : value;
  }

  /** Returns the names of the labels that may be there, among those tracked. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (!(value instanceof Absent)) {
            names.add(name);
          }
        });
    return names;
  }

  void set(String name, LabelValue value) {
    if (value instanceof Absent) {
      touched.remove(name);
    } else if (touched.add(name)) {
      values.remove(name);
    }
    values.put(name, value);
  }

  void markUnknown(String name) {
    set(name, new Unknown());
  }

  /**
   * Marks as unknown the labels whose names a template may expand to. Not the metric name: no
   * exporter has a label out of which it could be made.
   */
  void markUnknown(ReplacementTemplate names) {
    for (String name : List.copyOf(values.keySet())) {
      if (!name.equals(LabelSet.NAME) && names.canBe(name)) {
        markUnknown(name);
      }
    }
    isClosed &= names.isConstant();
  }

  void markAllUnknown() {
    for (String name : List.copyOf(values.keySet())) {
      markUnknown(name);
    }
    isClosed = false;
  }

  LabelSet labels() {
    NavigableMap<String, LabelValue> labels = new TreeMap<>(values);
    LabelSet unlisted = isClosed ? LabelSet.closed() : LabelSet.open();
    labels
        .entrySet()
        .removeIf(
            entry ->
                !input.labels().containsKey(entry.getKey())
                    && unlisted.value(entry.getKey()).equals(entry.getValue()));
    if (isClosed) {
      labels.values().removeIf(Absent.class::isInstance);
    }
    return new LabelSet(labels, isClosed);
  }
}
