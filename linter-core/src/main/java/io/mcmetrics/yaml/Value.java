package io.mcmetrics.yaml;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.Optional;

/**
 * A setting, as far as the files tell it. An absent one has an origin too: the place where it would
 * be written.
 */
public sealed interface Value<T> extends Located {
  /** A setting whose value the files tell. */
  record Known<T>(T value, Origin origin) implements Value<T> {}

  /** A setting whose value comes from outside the files, such as a template variable. */
  record Unknown<T>(String text, Origin origin) implements Value<T> {}

  /** A setting that is not there, or null. */
  record Absent<T>(Origin origin) implements Value<T> {}

  /**
   * Returns the text of a scalar; absent for a null, unknown for a placeholder and for a node that
   * is no scalar.
   */
  static Value<String> of(Yaml node) {
    if (node.isNull()) {
      return new Absent<>(node.origin());
    }
    return node instanceof YamlScalar scalar && !scalar.isUnknown()
        ? new Known<>(scalar.text(), scalar.origin())
        : unknown(node);
  }

  /** Returns the unknown value of a node. */
  static Value<String> unknown(Yaml node) {
    return new Unknown<>(node instanceof YamlScalar scalar ? scalar.text() : "", node.origin());
  }

  /** Returns the value; empty if it is absent or unknown. */
  default Optional<T> known() {
    return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
  }

  /** Returns the text as it is written, placeholders included; the empty text if it is absent. */
  default String written() {
    if (this instanceof Known<T> known) {
      return known.value().toString();
    }
    return this instanceof Unknown<T> unknown ? unknown.text() : "";
  }

  /** Tells whether the value is known and equal to another. */
  default boolean isKnown(T other) {
    return this instanceof Known<T> known && known.value().equals(other);
  }
}
