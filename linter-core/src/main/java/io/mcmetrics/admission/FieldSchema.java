package io.mcmetrics.admission;

import io.mcmetrics.admission.cel.CelRule;
import io.mcmetrics.regex.LinearRegex;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schema of a field, as a resource definition writes it in {@code openAPIV3Schema}. What is
 * below it is read when it is asked for.
 */
public final class FieldSchema {
  /** The lines of a sheet, for {@code $ref}. A definition of the tree has none. */
  interface Definitions {
    /** Returns the schema that stands in a line; empty if there is no such line. */
    Optional<FieldSchema> at(String line);
  }

  private final YamlMapping written;
  private final Definitions definitions;
  private final String type;
  private final boolean isIntOrString;
  private final boolean keepsUnknown;
  private final boolean isEmbedded;
  private final Optional<LinearRegex> pattern;
  private final List<CelRule> rules;
  private final Optional<YamlMapping> properties;
  private final Map<String, Optional<FieldSchema>> read = new HashMap<>();

  private FieldSchema(YamlMapping written, Definitions definitions) {
    this.written = written;
    this.definitions = definitions;
    this.type = written.textAt("type");
    this.isIntOrString = written.is(true, "x-kubernetes-int-or-string");
    this.keepsUnknown = written.is(true, "x-kubernetes-preserve-unknown-fields");
    this.isEmbedded = written.is(true, "x-kubernetes-embedded-resource");
    this.pattern = written.scalarAt("pattern").flatMap(text -> LinearRegex.compile(text.text()));
    this.properties = written.mappingAt("properties");
    this.rules =
        written.mappingsAt("x-kubernetes-validations").stream()
            .map(rule -> CelRule.of(rule.textAt("rule"), rule.textAt("message")))
            .toList();
  }

  /** Returns the schema that a mapping writes out. */
  static FieldSchema of(YamlMapping written, Definitions definitions) {
    return new FieldSchema(written, definitions);
  }

  private Optional<FieldSchema> of(Yaml node) {
    if (!(node instanceof YamlMapping mapping)) {
      return Optional.empty();
    }
    Optional<YamlScalar> line = mapping.scalarAt("$ref");
    return line.isPresent()
        ? definitions.at(line.get().text())
        : Optional.of(new FieldSchema(mapping, definitions));
  }

  /** Returns the type of its values; empty if it names none. */
  public String type() {
    return type;
  }

  /** Tells whether it takes whole numbers and texts alike. */
  public boolean isIntOrString() {
    return isIntOrString;
  }

  /** Tells whether fields that it does not name are kept. */
  public boolean keepsUnknown() {
    return keepsUnknown;
  }

  /** Tells whether its value is an object with a kind and metadata of its own. */
  public boolean isEmbedded() {
    return isEmbedded;
  }

  /** Tells whether a null is a value, and not the same as nothing. */
  public boolean isNullable() {
    return written.is(true, "nullable");
  }

  /** Returns the names of its fields, in the order in which they are written. */
  public List<String> fields() {
    return properties.map(YamlMapping::entries).orElse(List.of()).stream()
        .map(entry -> entry.key().text())
        .toList();
  }

  /** Returns the schema of a field that it names. */
  public Optional<FieldSchema> field(String name) {
    return properties.isEmpty()
        ? Optional.empty()
        : read.computeIfAbsent("." + name, any -> properties.get().get(name).flatMap(this::of));
  }

  /** Returns the schema of the fields that it does not name; empty if there may be none. */
  public Optional<FieldSchema> otherFields() {
    return read.computeIfAbsent("additionalProperties", key -> written.get(key).flatMap(this::of));
  }

  /** Tells whether it takes any field. */
  public boolean takesAnyField() {
    return written.is(true, "additionalProperties");
  }

  /** Returns the schema of the items of a list. */
  public Optional<FieldSchema> items() {
    return read.computeIfAbsent("items", key -> written.get(key).flatMap(this::of));
  }

  /** Returns the fields that must be there. */
  public List<String> required() {
    return texts("required");
  }

  /** Returns the values that there may be; none if there may be any. */
  public List<YamlScalar> choices() {
    return written.itemsAt("enum").stream()
        .filter(YamlScalar.class::isInstance)
        .map(YamlScalar.class::cast)
        .toList();
  }

  /** Returns the expression that texts have to match; empty also for one that is not readable. */
  public Optional<LinearRegex> pattern() {
    return pattern;
  }

  /** Returns the text of the expression that texts have to match. */
  public String patternText() {
    return written.textAt("pattern");
  }

  /** Returns a number of a limit such as {@code maxItems}. */
  public Optional<Double> limit(String key) {
    return written.scalarAt(key).map(YamlScalar::text).flatMap(FieldSchema::number);
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Tells whether a limit such as {@code exclusiveMinimum} is switched on. */
  public boolean is(String key) {
    return written.is(true, key);
  }

  /** Returns what the API server puts in where nothing is written. */
  public Optional<Yaml> whenAbsent() {
    return written.get("default");
  }

  /** Returns the kind of a list: {@code atomic}, {@code set} or {@code map}; empty for none. */
  public String listType() {
    return written.textAt("x-kubernetes-list-type");
  }

  /** Returns the fields by which the items of a list are told apart. */
  public List<String> listKeys() {
    return texts("x-kubernetes-list-map-keys");
  }

  /** Returns the rules in the Common Expression Language. */
  public List<CelRule> rules() {
    return rules;
  }

  private List<String> texts(String key) {
    return written.itemsAt(key).stream()
        .filter(YamlScalar.class::isInstance)
        .map(item -> ((YamlScalar) item).text())
        .toList();
  }
}
