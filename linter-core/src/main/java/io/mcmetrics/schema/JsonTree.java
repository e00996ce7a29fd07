package io.mcmetrics.schema;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The conversion of YAML to JSON: plain scalars are resolved by the core schema of YAML 1.2, as in
 * Go's YAML library, except that {@code yes} and {@code on} of YAML 1.1 stay strings.
 */
final class JsonTree {
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  /** Longer numbers are floats: reading the digits of a whole one takes time by their square. */
  private static final int MAX_DIGITS = 64;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonTree() {}

  /** Returns a tree as JSON; of a duplicate key, the last value. */
  static JsonNode of(Yaml root) {
    if (root instanceof YamlMapping mapping) {
      ObjectNode object = JSON.objectNode();
      for (Entry entry : mapping.entries()) {
        object.set(entry.key().text(), of(entry.value()));
      }
      return object;
    }
    if (root instanceof YamlSequence sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.items().forEach(item -> array.add(of(item)));
      return array;
    }
    YamlScalar scalar = (YamlScalar) root;
    return scalar.style() == Style.PLAIN ? resolved(scalar) : JSON.stringNode(scalar.text());
  }

  /** Returns the node that a JSON pointer into the tree leads to. */
  static Optional<Yaml> find(Yaml root, String pointer) {
    Optional<Yaml> node = Optional.of(root);
    String[] steps = pointer.split("/", -1);
    for (int i = 1; i < steps.length && node.isPresent(); i++) {
      node = step(node.get(), steps[i].replace("~1", "/").replace("~0", "~"));
    }
    return node;
  }

  private static Optional<Yaml> step(Yaml node, String step) {
    if (node instanceof YamlMapping mapping) {
      return mapping.get(step);
    }
    if (node instanceof YamlSequence sequence && step.matches("[0-9]{1,9}")) {
      int index = Integer.parseInt(step);
      return index < sequence.items().size()
          ? Optional.of(sequence.items().get(index))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static JsonNode resolved(YamlScalar scalar) {
    String text = scalar.text();
    if (scalar.isNull()) {
      return JSON.nullNode();
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return JSON.booleanNode(TRUE.contains(text));
    }
    if (text.length() <= MAX_DIGITS && DECIMAL.matcher(text).matches()) {
      return whole(new BigInteger(text));
    }
    if (text.length() <= MAX_DIGITS && HEXADECIMAL.matcher(text).matches()) {
      return whole(new BigInteger(text.substring(2), 16));
    }
    if (text.length() <= MAX_DIGITS && OCTAL.matcher(text).matches()) {
      return whole(new BigInteger(text.substring(2), 8));
    }
    if (FLOAT.matcher(text).matches()) {
      double number = Double.parseDouble(text);
      // JSON has no word for the infinite, and so neither has a schema.
      return Double.isInfinite(number) ? JSON.stringNode(text) : JSON.numberNode(number);
    }
    return JSON.stringNode(text);
  }

  private static JsonNode whole(BigInteger number) {
    return number.bitLength() < Long.SIZE
        ? JSON.numberNode(number.longValueExact())
        : JSON.numberNode(number);
  }
}
