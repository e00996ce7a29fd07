package io.mcmetrics.layer;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One step of the path to a field. */
public sealed interface FieldStep {
  /** To the value of a key. */
  record Key(String name) implements FieldStep {}

  /** To an item of a list, counted from zero. */
  record Index(int number) implements FieldStep {}

  /** To each item of a list, or each value of a mapping. */
  record Every() implements FieldStep {}

  /** A key that needs no quotes. */
  Pattern PLAIN_KEY = Pattern.compile("[^.\\[\\]\"'\\s]+");

  /** Returns the node that the step leads to; empty if there is none, or for {@link Every}. */
  default Optional<Yaml> from(Yaml node) {
    if (this instanceof Key key && node instanceof YamlMapping mapping) {
      return mapping.get(key.name());
    }
    return this instanceof Index index
            && node instanceof YamlSequence list
            && index.number() < list.items().size()
        ? Optional.of(list.items().get(index.number()))
        : Optional.empty();
  }

  /** Returns steps as text that {@link FieldQuery} can read. */
  static String text(List<FieldStep> steps) {
    StringBuilder text = new StringBuilder();
    for (FieldStep step : steps) {
      if (step instanceof Key key && PLAIN_KEY.matcher(key.name()).matches()) {
        text.append(text.isEmpty() ? "" : ".").append(key.name());
      } else if (step instanceof Key key) {
        text.append("[\"").append(key.name()).append("\"]");
      } else {
        text.append('[').append(step instanceof Index index ? index.number() : "*").append(']');
      }
    }
    return text.toString();
  }
}
