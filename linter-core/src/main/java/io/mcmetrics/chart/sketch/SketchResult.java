package io.mcmetrics.chart.sketch;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import java.util.Optional;

/**
 * Something that came of a sketch.
 *
 * @param key where the key stands that it was copied from, if it was
 */
public record SketchResult(Yaml value, Optional<Origin> key) {
  /** Returns what the chart made by itself. */
  static SketchResult made(Yaml value) {
    return new SketchResult(value, Optional.empty());
  }
}
