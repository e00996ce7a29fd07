package io.mcmetrics.chart.values;

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
public record ValueLookup(Optional<Yaml> value, boolean written, Origin key) {
  static ValueLookup nothing(Origin key) {
    return new ValueLookup(Optional.empty(), false, key);
  }

  /** Returns whether Helm's {@code if} would take it for true. */
  public Truth truth() {
    return value.map(TemplateTruth::of).orElse(Truth.NO);
  }
}
