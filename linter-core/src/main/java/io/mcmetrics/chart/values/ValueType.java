package io.mcmetrics.chart.values;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The types of values, as templates see them. Booleans and numbers are those of JSON. */
public enum ValueType {
  TEXT("a text"),
  NUMBER("a number"),
  BOOLEAN("a boolean"),
  LIST("a list"),
  MAPPING("a mapping"),
  NULL("null");

  private static final Pattern NUMBERS = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:e[-+]?[0-9]+)?");

  private final String words;

  ValueType(String words) {
    this.words = words;
  }

  /** Returns the type in words, with its article. */
  public String words() {
    return words;
  }

  /**
   * Returns the type of a name in lower case.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ValueType named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * Returns the type of a node; empty if something outside of the files fills it in. A text with a
   * template of Helm is a text.
   */
  public static Optional<ValueType> of(Yaml node) {
    if (node instanceof YamlMapping) {
      return Optional.of(MAPPING);
    }
    if (node instanceof YamlSequence) {
      return Optional.of(LIST);
    }
    YamlScalar scalar = (YamlScalar) node;
    if (scalar.isNull()) {
      return Optional.of(NULL);
    }
    if (scalar.isUnknown()) {
      return scalar.style() == Style.TEMPLATE || !scalar.text().contains("{{")
          ? Optional.empty()
          : Optional.of(TEXT);
    }
    if (scalar.style() != Style.PLAIN) {
      return Optional.of(TEXT);
    }
    boolean isBoolean = scalar.text().equals("true") || scalar.text().equals("false");
    return Optional.of(
        isBoolean ? BOOLEAN : NUMBERS.matcher(scalar.text()).matches() ? NUMBER : TEXT);
  }
}
