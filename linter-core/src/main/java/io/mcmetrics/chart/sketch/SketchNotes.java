package io.mcmetrics.chart.sketch;

import io.mcmetrics.chart.values.ChartKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The remarks on the values of one release, each once, however often a sketch uses the value. */
public final class SketchNotes {
  private final ChartKeys keys;
  private final boolean whole;
  private final Set<ValueRemark> remarks = new LinkedHashSet<>();

  /**
   * Makes an empty collection for a chart that has some keys.
   *
   * @param whole whether all values of the release are known
   */
  public SketchNotes(ChartKeys keys, boolean whole) {
    this.keys = keys;
    this.whole = whole;
  }

  /** Returns the keys of the chart. */
  ChartKeys keys() {
    return keys;
  }

  /** Tells whether nothing but the chart may set a value that the release does not have. */
  boolean areOfWholeValues() {
    return whole;
  }

  /** Adds a remark. */
  public void add(ValueRemark remark) {
    remarks.add(remark);
  }

  /** Returns the remarks in the order in which they came. */
  public List<ValueRemark> remarks() {
    return new ArrayList<>(remarks);
  }
}
