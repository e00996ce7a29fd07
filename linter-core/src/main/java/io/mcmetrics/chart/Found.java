package io.mcmetrics.chart;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import java.util.Optional;

/**
 * What a path into the values leads to.
 *
 * @param value empty if neither the user nor the chart says anything
 * @param written whether the user wrote it
 * @param key where its key stands, or the nearest one around it
 */
record Found(Optional<Yaml> value, boolean written, Origin key) {
  static Found nothing(Origin key) {
    return new Found(Optional.empty(), false, key);
  }

  /** Returns whether Helm's {@code if} would take it for true. */
  Truth truth() {
    return value.map(Truths::of).orElse(Truth.NO);
  }
}
