package io.mcmetrics.rules.analysis;

import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;

/** Compares two values of which either may be unknown. */
public final class KnownValues {
  private KnownValues() {}

  /** Tells whether both are known, and equal. */
  public static <T> boolean areSame(Value<T> one, Value<T> other) {
    return one instanceof Known<T> known && other.isKnown(known.value());
  }

  /** Tells whether both are known, and not equal. */
  public static <T> boolean areDifferent(Value<T> one, Value<T> other) {
    return one instanceof Known<T> known
        && other instanceof Known<T> second
        && !known.value().equals(second.value());
  }
}
