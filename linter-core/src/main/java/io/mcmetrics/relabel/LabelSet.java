package io.mcmetrics.relabel;

import io.mcmetrics.relabel.LabelValue.Absent;
import io.mcmetrics.relabel.LabelValue.Unknown;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The labels of a series, as far as they are known.
 *
 * <p>List every label that matters, even as unknown: a label that is not listed is unknown in an
 * open set, even after a rule has removed it.
 *
 * @param labels what is known of the labels listed, by name
 * @param isClosed whether the series has no other labels; otherwise they are unknown
 */
public record LabelSet(NavigableMap<String, LabelValue> labels, boolean isClosed) {
  /** The label that holds the name of the metric. */
  public static final String NAME = "__name__";

  /** Keeps its own map. */
  public LabelSet {
    labels = Collections.unmodifiableNavigableMap(new TreeMap<>(labels));
  }

  /** Returns a series of which no label is known. */
  public static LabelSet open() {
    return new LabelSet(Collections.emptyNavigableMap(), false);
  }

  /** Returns a series without labels. */
  public static LabelSet closed() {
    return new LabelSet(Collections.emptyNavigableMap(), true);
  }

  /** Returns these labels, and one more of known text; an empty text is an absent label. */
  public LabelSet with(String name, String text) {
    return with(name, LabelValue.of(text));
  }

  /** Returns these labels, and what is known of one more. */
  public LabelSet with(String name, LabelValue value) {
    NavigableMap<String, LabelValue> more = new TreeMap<>(labels);
    more.put(name, value);
    return new LabelSet(more, isClosed);
  }

  /**
   * Returns these labels with the external ones, over which own labels take precedence, as {@code
   * processExternalLabels} of {@code storage/remote/queue_manager.go} does.
   */
  public LabelSet withExternal(NavigableMap<String, LabelValue> external) {
    if (external.isEmpty()) {
      return this;
    }
    NavigableMap<String, LabelValue> all = new TreeMap<>(external);
    all.putAll(labels);
    return new LabelSet(all, isClosed);
  }

  /**
   * Returns what is known of a label. Labels that begin with two underscores, the metric name
   * aside, are absent unless listed: those of the target, such as {@code __address__} and {@code
   * __meta_…}, are removed after target relabelling, before anything is scraped.
   */
  public LabelValue value(String name) {
    LabelValue listed = labels.get(name);
    if (listed != null) {
      return listed;
    }
    boolean gone = isClosed || (name.startsWith("__") && !name.equals(NAME));
    return gone ? new Absent() : new Unknown();
  }

  /** Tells whether a label is known to be missing. */
  public boolean lacks(String name) {
    return value(name) instanceof Absent;
  }
}
