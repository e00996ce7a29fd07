package io.mcmetrics.chart.sketch;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import java.util.Optional;

/**
 * A value that a sketch produced.
 *
 * @param key the place of the key whose value was copied; empty if it was not copied
 */
public record SketchResult(Yaml value, Optional<Origin> key) {
  /** Returns a value that was not copied. */
  static SketchResult made(Yaml value) {
    return new SketchResult(value, Optional.empty());
  }
}
