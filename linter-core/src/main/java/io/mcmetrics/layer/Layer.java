package io.mcmetrics.layer;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import java.util.Locale;

/**
 * A place that has a say in what a field is.
 *
 * @param value what stands there
 * @param state what has become of it
 */
public record Layer(Yaml value, State state) implements Located {
  /** What has become of what a layer says. */
  public enum State {
    /** A higher layer says something else. */
    OVERRIDDEN,
    /** A variable, and the value of the variable stands in its place. */
    FILLED_IN,
    /** This layer takes away what the lower ones say. */
    REMOVES,
    /** What counts. */
    IN_FORCE;

    /** Returns the word that programs know it by. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public Origin origin() {
    return value.origin();
  }
}
