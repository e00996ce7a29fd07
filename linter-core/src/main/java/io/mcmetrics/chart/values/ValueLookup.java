package io.mcmetrics.chart.values;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The result of looking up a path in values.
 *
 * @param value the value; empty if neither the user nor the chart has one
 * @param written whether the user wrote it
 * @param key the place of its key, or of the nearest one around it
 */
public record ValueLookup(Optional<Yaml> value, boolean written, Origin key) {
  static ValueLookup nothing(Origin key) {
    return new ValueLookup(Optional.empty(), false, key);
  }

  /** Returns whether {@code if} in a template would be true for it. */
  public Truth truth() {
    return value.map(TemplateTruth::of).orElse(Truth.NO);
  }

  /** Returns the result with another value in place of the one that is there. */
  public ValueLookup with(UnaryOperator<Yaml> change) {
    return new ValueLookup(value.map(change), written, key);
  }
}
