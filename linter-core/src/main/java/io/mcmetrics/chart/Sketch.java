package io.mcmetrics.chart;

import java.util.List;

/**
 * A part of a manifest as a sheet describes it. The forms are those of {@code
 * docs/chart-sheets.md}.
 */
sealed interface Sketch
    permits TextSketch, MappingSketch, ListSketch, FirstSketch, GuardedSketch, LoopSketch {
  /** Returns what comes of it: nothing, something, or one thing for each turn of a loop. */
  List<Drawn> draw(Scope scope);
}
