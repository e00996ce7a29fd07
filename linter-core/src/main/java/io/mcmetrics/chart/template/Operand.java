package io.mcmetrics.chart.template;

import io.mcmetrics.chart.values.ValueType;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.Optional;

/** A value that an action of a template works with. */
sealed interface Operand {
  /** A text. */
  record Text(String text) implements Operand {}

  /** A number of a values file, which is a float. */
  record Decimal(double number) implements Operand {}

  /** A whole number, as functions such as {@code int64} make it. */
  record Whole(long number) implements Operand {}

  /** A boolean. */
  record Bool(boolean value) implements Operand {}

  /** What nobody sets: nothing is printed for it. */
  record Nil() implements Operand {}

  /** A list or a mapping. */
  record Complex(Yaml node) implements Operand {}

  /** What cannot be told from the files. */
  record Unknown() implements Operand {}

  /** Returns the value of a node. */
  static Operand of(Yaml node) {
    Optional<ValueType> type = ValueType.of(node);
    if (type.isEmpty()) {
      return new Unknown();
    }
    String text = node instanceof YamlScalar scalar ? scalar.text() : "";
    return switch (type.get()) {
      case NULL -> new Nil();
      case TEXT -> new Text(text);
      case NUMBER -> new Decimal(Double.parseDouble(text));
      case BOOLEAN -> new Bool(text.equals("true"));
      case LIST, MAPPING -> new Complex(node);
    };
  }

  /** Returns what a template prints for it; empty if that is not known. */
  default Optional<String> printed() {
    if (this instanceof Text text) {
      return Optional.of(text.text());
    }
    if (this instanceof Decimal number) {
      return Optional.of(GoNumber.printed(number.number()));
    }
    if (this instanceof Whole whole) {
      return Optional.of(Long.toString(whole.number()));
    }
    if (this instanceof Bool bool) {
      return Optional.of(Boolean.toString(bool.value()));
    }
    if (this instanceof Complex complex) {
      return PrintedNode.of(complex.node());
    }
    return this instanceof Nil ? Optional.of("") : Optional.empty();
  }

  /** Tells whether functions such as {@code default} take it for empty. */
  default boolean isEmpty() {
    return this instanceof Nil
        || (this instanceof Text text && text.text().isEmpty())
        || (this instanceof Decimal number && number.number() == 0)
        || (this instanceof Whole whole && whole.number() == 0)
        || (this instanceof Bool bool && !bool.value())
        || (this instanceof Complex complex && complex.node().size() == 1);
  }
}
