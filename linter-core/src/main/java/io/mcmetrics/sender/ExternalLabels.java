package io.mcmetrics.sender;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.PlainText;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;

/**
 * The external labels of a sender, which it adds to all samples.
 *
 * @param labels the labels that are known
 * @param whole false if there may be others, which are not known
 * @param origin where they are written, or would be, with what removed some of them
 */
public record ExternalLabels(List<Label> labels, boolean whole, Origin origin) implements Located {
  /**
   * An external label.
   *
   * @param isText false if YAML reads its value as a number or a boolean, which the API server
   *     refuses
   * @param origin where its name is written
   */
  public record Label(String name, Value<String> value, boolean isText, Origin origin)
      implements Located {
    /**
     * Returns the label of an entry, with a value that may be read otherwise than it is written.
     */
    static Label of(Entry entry, Value<String> value) {
      boolean isText =
          !(entry.value() instanceof YamlScalar scalar)
              || scalar.isNull()
              || PlainText.isString(scalar);
      return new Label(entry.key().text(), value, isText, entry.origin());
    }
  }

  /** Keeps its own list. */
  public ExternalLabels {
    labels = List.copyOf(labels);
  }

  /** Returns where a label would be written, with what removed it if something did. */
  public Located placeOf(String name) {
    return new Origin(
        origin.span(),
        origin.via(),
        origin.removals().stream().filter(removal -> removal.key().equals(name)).toList());
  }

  /** Returns the value of a label; unknown if it may be set by something that is not known. */
  public Value<String> value(String name) {
    for (Label label : labels) {
      if (label.name().equals(name)) {
        return label.value();
      }
    }
    return whole ? new Value.Absent<>(origin) : new Value.Unknown<>("", origin);
  }
}
