package io.mcmetrics.rules.analysis;

import io.mcmetrics.yaml.Value;

/** A variable such as {@code $(POD_NAME)}, which has another value in each pod. */
public final class PodVariable {
  private PodVariable() {}

  /** Tells whether there is such a variable in a value. */
  public static boolean isIn(Value<String> value) {
    return value instanceof Value.Unknown<String> unknown && unknown.text().contains("$(");
  }
}
