package io.mcmetrics.sender;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.List;

/**
 * The labels that a sender adds to all it sends.
 *
 * @param labels those written down
 * @param whole false if there may be more that cannot be seen
 * @param origin where they are written, or would be, and what took some of them away
 */
public record ExternalLabels(List<Label> labels, boolean whole, Origin origin) implements Located {
  /**
   * A label.
   *
   * @param isText false where YAML reads a number or a boolean, which is no label to the API server
   * @param origin where its name is written
   */
  public record Label(String name, Value<String> value, boolean isText, Origin origin)
      implements Located {}

  /** Keeps its own list. */
  public ExternalLabels {
    labels = List.copyOf(labels);
  }

  /** Returns where a label would be written, and what took it away if it once was there. */
  public Located placeOf(String name) {
    return new Origin(
        origin.span(),
        origin.via(),
        origin.removals().stream().filter(removal -> removal.key().equals(name)).toList());
  }

  /** Returns the value of a label; unknown if it may be set where it cannot be seen. */
  public Value<String> value(String name) {
    for (Label label : labels) {
      if (label.name().equals(name)) {
        return label.value();
      }
    }
    return whole ? new Value.Absent<>(origin) : new Value.Unknown<>("", origin);
  }
}
