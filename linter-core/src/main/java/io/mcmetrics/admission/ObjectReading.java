package io.mcmetrics.admission;

import io.mcmetrics.admission.cel.CelValue;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.relabel.GoText;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the text of an object becomes the values that the API server gets.
 *
 * @param isWhole whether what is not written is not there either
 * @param isSketch whether a chart sheet drew it, of which only what the values hold is whole
 * @param hasOldBooleans whether {@code yes} and {@code no} are booleans: they are for who reads the
 *     file by YAML 1.1, and texts after kustomize
 */
record ObjectReading(boolean isWhole, boolean isSketch, boolean hasOldBooleans) {
  private static final Set<String> OLD_BOOLEANS =
      Set.of(
          "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off",
          "OFF");

  static ObjectReading of(Document document) {
    return new ObjectReading(
        document.sight().whole() && !document.sight().sketch(),
        document.sight().whole() && document.sight().sketch(),
        document.unit().form() != Unit.Form.OVERLAY);
  }

  /** Returns the type of a node in JSON. */
  String type(Yaml node) {
    return isOldBoolean(node) ? "boolean" : GoText.jsonType(node);
  }

  /** Tells whether a node is a boolean only for who reads it by YAML 1.1. */
  boolean isOldBoolean(Yaml node) {
    return hasOldBooleans
        && node instanceof YamlScalar scalar
        && scalar.style() == YamlScalar.Style.PLAIN
        && OLD_BOOLEANS.contains(scalar.text());
  }

  /** Tells whether all entries of a mapping are known. */
  boolean isWhole(YamlMapping mapping) {
    return (isWhole || isHandedOn(mapping))
        && mapping.entries().stream().noneMatch(entry -> entry.key().isUnknown());
  }

  /** What a chart hands on as a whole has nothing in it that the chart made. */
  private boolean isHandedOn(YamlMapping mapping) {
    return isSketch
        && mapping.origin().via().stream()
            .noneMatch(hop -> hop.how() == How.CHART || hop.how() == How.DEFAULT);
  }

  /** Tells whether a node stands for others that are not known. */
  static boolean isUnknown(Yaml node) {
    return node instanceof YamlScalar scalar && scalar.isUnknown();
  }

  /** Returns the value of a node for the rules of its schema, with the defaults put in. */
  CelValue value(Yaml node, Optional<FieldSchema> schema) {
    if (isUnknown(node)) {
      return CelValue.unknown();
    }
    if (node instanceof YamlMapping mapping) {
      return fields(mapping, schema);
    }
    if (node instanceof YamlSequence list) {
      return items(list, schema);
    }
    String text = ((YamlScalar) node).text();
    return switch (type(node)) {
      case "null" -> new CelValue.Nothing();
      case "boolean" ->
          isOldBoolean(node) ? CelValue.unknown() : CelValue.of(text.equalsIgnoreCase("true"));
      case "integer" -> whole(text);
      case "number" -> CelValue.unknown();
      default -> new CelValue.Text(text);
    };
  }

  private static CelValue whole(String text) {
    try {
      return new CelValue.Whole(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return CelValue.unknown();
    }
  }

  private CelValue fields(YamlMapping mapping, Optional<FieldSchema> schema) {
    Map<String, CelValue> values = new LinkedHashMap<>();
    for (Entry entry : mapping.byKey().values()) {
      String key = entry.key().text();
      if (!entry.value().isNull() && !entry.key().isUnknown()) {
        values.put(key, value(entry.value(), schema.flatMap(known -> child(known, key))));
      }
    }
    boolean isWhole = isWhole(mapping);
    if (isWhole && schema.isPresent()) {
      for (String name : schema.get().fields()) {
        Optional<FieldSchema> field = schema.get().field(name);
        Optional<Yaml> put = field.flatMap(FieldSchema::whenAbsent);
        if (put.isPresent() && !values.containsKey(name)) {
          values.put(name, value(put.get(), field));
        }
      }
    }
    return new CelValue.Fields(values, isWhole);
  }

  private static Optional<FieldSchema> child(FieldSchema schema, String key) {
    return schema.field(key).or(schema::otherFields);
  }

  private CelValue items(YamlSequence list, Optional<FieldSchema> schema) {
    if (list.items().stream().anyMatch(ObjectReading::isUnknown)) {
      return CelValue.unknown();
    }
    List<CelValue> values = new ArrayList<>();
    Optional<FieldSchema> item = schema.flatMap(FieldSchema::items);
    list.items().forEach(node -> values.add(value(node, item)));
    return new CelValue.Items(values);
  }
}
