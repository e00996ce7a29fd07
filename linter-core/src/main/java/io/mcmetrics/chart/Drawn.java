package io.mcmetrics.chart;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import java.util.Optional;

/**
 * Something that came of a sketch.
 *
 * @param key where the key stands that it was copied from, if it was
 */
record Drawn(Yaml value, Optional<Origin> key) {
  /** Returns what the chart made by itself. */
  static Drawn made(Yaml value) {
    return new Drawn(value, Optional.empty());
  }
}
