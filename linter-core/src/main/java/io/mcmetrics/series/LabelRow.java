package io.mcmetrics.series;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Labels that occur together.
 *
 * @param condition the labels that a target must have to expose them; usually none
 */
record LabelRow(Map<String, String> condition, NavigableMap<String, String> labels) {
  /** Keeps its own maps. */
  LabelRow {
    condition = Map.copyOf(condition);
    labels = Collections.unmodifiableNavigableMap(new TreeMap<>(labels));
  }

  static LabelRow empty() {
    return new LabelRow(Map.of(), Collections.emptyNavigableMap());
  }

  boolean isOf(Map<String, String> target) {
    return target.entrySet().containsAll(condition.entrySet());
  }

  /** Returns the labels of both rows. */
  LabelRow and(LabelRow other) {
    NavigableMap<String, String> both = new TreeMap<>(labels);
    both.putAll(other.labels);
    Map<String, String> conditions = new TreeMap<>(condition);
    conditions.putAll(other.condition);
    return new LabelRow(conditions, both);
  }
}
