package io.mcmetrics.layer;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import java.util.Locale;

/**
 * A place that sets a field, or removes it.
 *
 * @param value the value there
 * @param state its effect
 */
public record Layer(Yaml value, State state) implements Located {
  /** The effects of layers. */
  public enum State {
    /** A higher layer sets another value. */
    OVERRIDDEN,
    /** It is a variable, which is replaced by its value. */
    FILLED_IN,
    /** It removes what lower layers set. */
    REMOVES,
    /** It is the effective value. */
    IN_FORCE;

    /** Returns the word for it in JSON and text reports. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public Origin origin() {
    return value.origin();
  }
}
