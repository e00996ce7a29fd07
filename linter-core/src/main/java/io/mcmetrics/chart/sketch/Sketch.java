package io.mcmetrics.chart.sketch;

import java.util.List;

/**
 * A part of a manifest as a sheet describes it: references in texts, {@code $when}, {@code $for},
 * {@code $then}, {@code $first}, {@code $merge}, and lists in lists. {@code docs/chart-sheets.md}
 * tells what each comes to.
 */
public sealed interface Sketch
    permits TextSketch, MappingSketch, ListSketch, FirstSketch, ConditionalSketch, LoopSketch {
  /** Returns what comes of it: nothing, something, or one thing for each turn of a loop. */
  List<SketchResult> draw(SketchScope scope);
}
