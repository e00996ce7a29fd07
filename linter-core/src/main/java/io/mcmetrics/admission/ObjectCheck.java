package io.mcmetrics.admission;

import io.mcmetrics.admission.AdmissionFault.Kind;
import io.mcmetrics.admission.cel.CelRule;
import io.mcmetrics.admission.cel.CelValue;
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
import java.util.Set;

/**
 * Checks an object against a schema, as {@code apiextensions-apiserver} does: what is not known is
 * pruned first, nulls go away, defaults are put in, then types, limits, keys of lists and the rules
 * are asked. Metadata of the object itself is not looked at.
 */
final class ObjectCheck {
  private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

  private final ObjectReading reading;
  private final List<AdmissionFault> faults = new ArrayList<>();

  private ObjectCheck(ObjectReading reading) {
    this.reading = reading;
  }

  /** Returns what the API server objects to and drops, in the order of the text. */
  static List<AdmissionFault> faults(YamlMapping root, FieldSchema schema, ObjectReading reading) {
    ObjectCheck check = new ObjectCheck(reading);
    check.checkFields(root, schema, "", root, true);
    return List.copyOf(check.faults);
  }

  private void check(Yaml node, FieldSchema schema, String path, Located at) {
    if (node.isNull() || ObjectReading.isUnknown(node) || !hasType(node, schema, path, at)) {
      return;
    }
    int before = faults.size();
    ScalarCheck.fault(node, schema, path).ifPresent(faults::add);
    if (node instanceof YamlMapping mapping) {
      checkFields(mapping, schema, path, at, schema.isEmbedded());
    } else if (node instanceof YamlSequence list) {
      checkItems(list, schema, path, at);
    }
    boolean fits =
        faults.subList(before, faults.size()).stream()
            .allMatch(fault -> fault.kind() == Kind.RULE || fault.kind() == Kind.PRUNED);
    if (fits) {
      checkRules(node, schema, path, at);
    }
  }

  private boolean hasType(Yaml node, FieldSchema schema, String path, Located at) {
    String type = reading.type(node);
    boolean fits =
        schema.isIntOrString()
            ? type.equals("integer") || type.equals("string")
            : schema.type().isEmpty()
                || schema.type().equals(type)
                || (schema.type().equals("number") && type.equals("integer"))
                || (schema.type().equals("integer") && isWholeNumber(node));
    if (!fits) {
      String wanted = schema.isIntOrString() ? "integer,string" : schema.type();
      String message = "%s in body must be of type %s: \"%s\"".formatted(path, wanted, type);
      // Who deploys it decides whether it is a boolean at all.
      Kind kind = reading.isOldBoolean(node) ? Kind.VALUE : Kind.SHAPE;
      add(kind, path, message, node instanceof YamlScalar ? node : at);
    }
    return fits;
  }

  private static boolean isWholeNumber(Yaml node) {
    return node instanceof YamlScalar scalar
        && scalar.style() == YamlScalar.Style.PLAIN
        && scalar.text().matches("[-+]?[0-9]+\\.0*");
  }

  private void checkFields(
      YamlMapping mapping, FieldSchema schema, String path, Located at, boolean isObject) {
    for (Entry entry : mapping.byKey().values()) {
      String key = entry.key().text();
      if (entry.key().isUnknown() || (isObject && OF_EVERY_OBJECT.contains(key))) {
        continue;
      }
      String inner = path.isEmpty() ? key : path + "." + key;
      Optional<FieldSchema> field = schema.field(key).or(schema::otherFields);
      if (field.isPresent()) {
        check(entry.value(), field.get(), inner, entry);
      } else if (!schema.keepsUnknown() && !schema.takesAnyField()) {
        prune(entry, schema, inner);
      }
    }
    if (reading.isWhole(mapping)) {
      schema.required().stream()
          .filter(name -> !isThere(mapping, name, schema))
          .filter(name -> !(isObject && OF_EVERY_OBJECT.contains(name)))
          .forEach(
              name -> {
                String inner = path.isEmpty() ? name : path + "." + name;
                add(Kind.MISSING, inner, inner + ": Required value", at);
              });
    }
  }

  private static boolean isThere(YamlMapping mapping, String name, FieldSchema schema) {
    return mapping.has(name)
        || schema
            .field(name)
            .filter(field -> field.isNullable() && mapping.get(name).isPresent())
            .isPresent()
        || schema.field(name).flatMap(FieldSchema::whenAbsent).isPresent();
  }

  private void prune(Entry entry, FieldSchema schema, String path) {
    String key = entry.key().text();
    if (entry.value().isNull()) {
      return;
    }
    Optional<String> same =
        schema.fields().stream().filter(name -> letters(name).equals(letters(key))).findFirst();
    Optional<String> meant = same.or(() -> new Vocabulary(schema.fields()).nearest(key));
    faults.add(new AdmissionFault(Kind.PRUNED, path, "", meant, entry.origin()));
  }

  /** Returns the letters of a key: {@code source_labels} and {@code sourceLabels} have the same. */
  static String letters(String key) {
    return key.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  private void checkItems(YamlSequence list, FieldSchema schema, String path, Located at) {
    boolean isWhole = list.items().stream().noneMatch(ObjectReading::isUnknown);
    ScalarCheck.sizeFault(list, isWhole && reading.isWhole(), schema, path, at)
        .ifPresent(faults::add);
    Optional<FieldSchema> item = schema.items();
    for (int i = 0; i < list.items().size() && item.isPresent(); i++) {
      Yaml one = list.items().get(i);
      check(one, item.get(), path + "[" + i + "]", one);
    }
    ListKeys.duplicates(list, schema, path).forEach(faults::add);
  }

  private void checkRules(Yaml node, FieldSchema schema, String path, Located at) {
    if (schema.rules().isEmpty()) {
      return;
    }
    CelValue value = reading.value(node, Optional.of(schema));
    for (CelRule rule : schema.rules()) {
      if (rule.isBrokenBy(value)) {
        add(Kind.RULE, path, path + ": " + rule.message(), placeOf(rule, node, at));
      }
    }
  }

  /** Returns the lowest of the fields that a rule speaks of: it is probably the one added. */
  private static Located placeOf(CelRule rule, Yaml node, Located at) {
    Located place = at;
    if (node instanceof YamlMapping mapping) {
      List<String> fields = rule.fields();
      for (Entry entry : mapping.entries()) {
        if (fields.contains(entry.key().text()) && !entry.value().isNull()) {
          place = entry;
        }
      }
    }
    return place;
  }

  private void add(Kind kind, String path, String message, Located at) {
    faults.add(new AdmissionFault(kind, path, message, Optional.empty(), at.origin()));
  }
}
