package io.mcmetrics.layer;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One step of the way to a field. */
public sealed interface FieldStep {
  /** Into the value of a key. */
  record Key(String name) implements FieldStep {}

  /** Into an item of a list, counted from zero. */
  record Index(int number) implements FieldStep {}

  /** Into each item of a list, or each value of a mapping. */
  record Every() implements FieldStep {}

  /** What needs no quotes between dots. */
  Pattern PLAIN_KEY = Pattern.compile("[^.\\[\\]\"'\\s]+");

  /** Returns where the step leads to from a node; empty if nowhere, or to several places. */
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

  /** Returns the text of some steps, such that it could be typed. */
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
