package io.mcmetrics.chart.sketch;

import java.util.List;

/**
 * The description of a part of a manifest in a sheet: references in texts, {@code $when}, {@code
 * $for}, {@code $then}, {@code $first}, {@code $merge}, and lists in lists. {@code
 * docs/chart-sheets.md} describes each.
 */
public sealed interface Sketch
    permits TextSketch, MappingSketch, ListSketch, FirstSketch, ConditionalSketch, LoopSketch {
  /** Returns its results: none, one, or one for each turn of a loop. */
  List<SketchResult> draw(SketchScope scope);
}
