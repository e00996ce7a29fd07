package io.mcmetrics.yaml;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.Optional;

/**
 * A setting, as far as it can be known without running anything. Even an absent one has an origin:
 * the place where it would have been written.
 */
public sealed interface Value<T> extends Located {
  /** A setting that is there. */
  record Known<T>(T value, Origin origin) implements Value<T> {}

  /** A setting that something outside the files will fill in. */
  record Unknown<T>(String text, Origin origin) implements Value<T> {}

  /** A setting that nobody made. */
  record Absent<T>(Origin origin) implements Value<T> {}

  /** Returns the text of a node; absent for a null, unknown for a placeholder and for no scalar. */
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

  /** Returns what the files say that it is; empty if it is absent, or not known. */
  default Optional<T> known() {
    return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
  }

  /** Returns its text as it is written, placeholders and all; the empty text if it is absent. */
  default String written() {
    if (this instanceof Known<T> known) {
      return known.value().toString();
    }
    return this instanceof Unknown<T> unknown ? unknown.text() : "";
  }

  /** Tells whether this is known to be exactly the other. */
  default boolean isKnown(T other) {
    return this instanceof Known<T> known && known.value().equals(other);
  }
}
