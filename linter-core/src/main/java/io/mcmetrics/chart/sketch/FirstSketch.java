package io.mcmetrics.chart.sketch;

import java.util.List;

/** The first of several sketches that has a value other than null: {@code $first: [..]}. */
record FirstSketch(List<Sketch> candidates) implements Sketch {
  FirstSketch {
    candidates = List.copyOf(candidates);
  }

  @Override
  public List<SketchResult> draw(SketchScope scope) {
    List<SketchResult> nothing = List.of();
    for (Sketch candidate : candidates) {
      List<SketchResult> drawn = candidate.draw(scope);
      if (isSomething(drawn)) {
        return drawn;
      }
      // What the user left empty still tells where to write it.
      nothing = nothing.isEmpty() ? drawn : nothing;
    }
    return nothing;
  }

  private static boolean isSomething(List<SketchResult> drawn) {
    for (SketchResult one : drawn) {
      if (!one.value().isNull()) {
        return true;
      }
    }
    return false;
  }
}
