package io.mcmetrics.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A check by a JSON Schema. Other schemas that it refers to are not fetched. */
public final class SchemaCheck {
  private final Schema schema;

  private SchemaCheck(Schema schema) {
    this.schema = schema;
  }

  /**
   * Returns the check that a schema describes.
   *
   * @param schema the text of a JSON Schema of draft 2020-12
   */
  public static SchemaCheck of(String schema) {
    // English whatever the locale: same tree, same words out.
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .locale(Locale.ENGLISH)
            .pathType(PathType.JSON_POINTER)
            .build();
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemaRegistryConfig(config)
                    .schemaLoader(loader -> loader.block(iri -> true)));
    return new SchemaCheck(registry.getSchema(schema, InputFormat.JSON));
  }

  /** Returns the violations of the schema in a tree, each at the place to edit. */
  public List<Problem> check(Yaml root) {
    List<Problem> problems = new ArrayList<>();
    for (Error error : schema.validate(JsonTree.of(root))) {
      problems.add(problem(error, root));
    }
    return problems;
  }

  private Problem problem(Error error, Yaml root) {
    String pointer = error.getInstanceLocation().toString();
    Yaml node = JsonTree.find(root, pointer).orElse(root);
    String word = node instanceof YamlScalar scalar ? scalar.text() : "";
    return switch (error.getKeyword()) {
      case "additionalProperties", "unevaluatedProperties" ->
          unknownKey(node, error.getProperty(), error);
      case "required" -> Problem.at(node, "the key `%s` is missing", error.getProperty());
      case "type" ->
          Problem.at(
              node,
              "%s must be %s, and is %s",
              nameOf(error),
              wanted(error.getSchemaNode()),
              kindOf(node));
      case "enum" -> {
        Vocabulary allowed = new Vocabulary(strings(error.getSchemaNode()));
        yield Problem.at(
            node,
            "`%s` is not one of `%s`%s",
            word,
            String.join("`, `", allowed.words()),
            allowed.hint(word));
      }
      case "minLength" -> Problem.at(node, "%s must not be empty", nameOf(error));
      default -> Problem.at(node, "%s %s", nameOf(error), error.getMessage());
    };
  }

  private Problem unknownKey(Yaml node, String key, Error error) {
    Optional<Entry> entry =
        node instanceof YamlMapping mapping ? mapping.entry(key) : Optional.empty();
    Located at = entry.isPresent() ? entry.get() : node;
    NodePath owner = error.getSchemaLocation().getFragment().getParent();
    JsonNode siblings = schema.getSchemaNode().at(owner + "/properties");
    Vocabulary known = new Vocabulary(List.copyOf(siblings.propertyNames()));
    return Problem.at(at, "unknown key `%s`%s", key, known.hint(key));
  }

  /** Returns the name of the value in messages: its key, or that of the list that contains it. */
  private static String nameOf(Error error) {
    NodePath path = error.getInstanceLocation();
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      if (path.getElement(i) instanceof String key) {
        return i == path.getNameCount() - 1 ? "`" + key + "`" : "each item of `" + key + "`";
      }
    }
    return "the document";
  }

  private static String wanted(JsonNode types) {
    return String.join(
        " or ",
        types.isString()
            ? List.of(inWords(types.stringValue()))
            : strings(types).stream().map(SchemaCheck::inWords).toList());
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.values().forEach(item -> strings.add(item.asString()));
    return strings;
  }

  private static String kindOf(Yaml node) {
    if (node instanceof YamlSequence) {
      return "a list";
    }
    JsonNode json = node instanceof YamlMapping ? null : JsonTree.of(node);
    if (json == null) {
      return "a mapping";
    }
    return json.isBoolean()
        ? inWords("boolean")
        : json.isNumber() ? inWords("number") : json.isNull() ? "empty" : inWords("string");
  }

  private static String inWords(String type) {
    return switch (type) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      default -> type;
    };
  }
}
