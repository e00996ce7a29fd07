package io.mcmetrics.remotewrite;

import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.relabel.GoNumber;
import io.mcmetrics.relabel.GoText;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the types and keys of a remote write, before its meaning: as Go's YAML does for
 * prometheus.yml, and for custom resources as the API server, which prunes keys that it does not
 * know.
 */
final class ShapeCheck {
  /** What {@code gopkg.in/yaml.v2} takes for a boolean. */
  private static final Set<String> SWITCHES =
      Set.of(
          "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE", "n", "N", "no",
          "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE");

  private final boolean isFile;
  private final List<WriteFault> faults = new ArrayList<>();

  private ShapeCheck(boolean isFile) {
    this.isFile = isFile;
  }

  /** Returns the faults of a remote write. */
  static List<WriteFault> faults(YamlMapping write, RelabelSyntax syntax) {
    ShapeCheck check = new ShapeCheck(syntax == RelabelSyntax.PROMETHEUS_FILE);
    check.check(write, WriteFields.WRITE);
    return check.faults;
  }

  private void check(YamlMapping mapping, WriteFields fields) {
    for (YamlMapping.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      Optional<WriteField> field =
          fields.fields().stream().filter(known -> keyOf(known).equals(key)).findFirst();
      if (field.isPresent()) {
        check(field.get(), entry.value());
      } else if (isFile && !entry.key().isUnknown()) {
        toKey(entry, fields);
      }
    }
  }

  private String keyOf(WriteField field) {
    return isFile ? field.inFile() : field.inResource();
  }

  /** A key that is near to none of them may be one of a later version, or of another program. */
  private void toKey(YamlMapping.Entry entry, WriteFields fields) {
    String key = entry.key().text();
    List<String> known =
        fields.fields().stream().map(this::keyOf).filter(name -> !name.isEmpty()).toList();
    Optional<String> meant = new Vocabulary(known).nearest(key);
    String message = "field " + key + " not found in type " + fields.goType();
    WriteFault fault = WriteFault.refused(message, entry);
    faults.add(meant.isPresent() ? fault : fault.uncertain());
  }

  private void check(WriteField field, Yaml value) {
    if (value.isNull() || (value instanceof YamlScalar scalar && scalar.isUnknown())) {
      return;
    }
    switch (field.type()) {
      case TEXT, SECRET -> checkText(field, value);
      case NUMBER -> require(value instanceof YamlScalar s && isNumber(s), field, value);
      case SWITCH -> require(value instanceof YamlScalar s && isSwitch(s), field, value);
      case DURATION -> checkDuration(field, value);
      case TEXTS -> checkTexts(field, value);
      case WORDS -> require(value instanceof YamlSequence, field, value);
      case STRUCTURE -> checkStructure(field, value);
      case ANYTHING -> {}
    }
  }

  private void checkText(WriteField field, Yaml value) {
    require(value instanceof YamlScalar scalar && isText(scalar), field, value);
  }

  private void checkDuration(WriteField field, Yaml value) {
    if (!(value instanceof YamlScalar scalar) || !isText(scalar)) {
      require(false, field, value);
    } else if (DurationText.parse(scalar.text()).isEmpty()) {
      toDuration(field, scalar);
    }
  }

  /** The pattern of the API server lets an empty text pass, and what comes of it does not load. */
  private void toDuration(WriteField field, YamlScalar scalar) {
    if (isFile || scalar.text().isEmpty()) {
      add(DurationText.complaint(scalar.text()), scalar);
    } else {
      String message = "in body should match the pattern of a duration, such as `1m30s`";
      faults.add(WriteFault.rejected(field.inResource() + " " + message, scalar));
    }
  }

  private void checkTexts(WriteField field, Yaml value) {
    if (!(value instanceof YamlMapping mapping)) {
      require(false, field, value);
      return;
    }
    WriteField text = WriteField.of(field.inFile(), field.inResource(), WriteField.Type.TEXT);
    for (YamlMapping.Entry entry : mapping.entries()) {
      check(text, entry.value());
    }
  }

  private void checkStructure(WriteField field, Yaml value) {
    require(value instanceof YamlMapping, field, value);
    if (value instanceof YamlMapping mapping) {
      field.fields().ifPresent(fields -> check(mapping, fields));
    }
  }

  private boolean isText(YamlScalar scalar) {
    return isFile || GoText.jsonType(scalar).equals("string");
  }

  private static boolean isSwitch(YamlScalar scalar) {
    return scalar.style() == YamlScalar.Style.PLAIN && SWITCHES.contains(scalar.text());
  }

  private boolean isNumber(YamlScalar scalar) {
    if (scalar.style() != YamlScalar.Style.PLAIN || !GoNumber.isNumber(scalar.text())) {
      return false;
    }
    String size = scalar.text().replaceFirst("^-", "");
    boolean fits = GoNumber.unsigned(size).orElse(-1) >= 0;
    return fits && (isFile || GoText.jsonType(scalar).equals("integer"));
  }

  private void require(boolean holds, WriteField field, Yaml value) {
    if (holds) {
      return;
    }
    if (isFile) {
      add("cannot unmarshal " + GoText.tagged(value) + " into " + goType(field), value);
    } else {
      String types = jsonType(field) + ": \"" + GoText.jsonType(value) + "\"";
      faults.add(
          WriteFault.rejected(field.inResource() + " in body must be of type " + types, value));
    }
  }

  private static String goType(WriteField field) {
    return switch (field.type()) {
      case NUMBER -> "int";
      case SWITCH -> "bool";
      case SECRET -> "config.plain";
      case TEXTS -> "map[string]string";
      case WORDS -> "[]string";
      case STRUCTURE -> field.fields().map(WriteFields::goType).orElse("config.plain");
      default -> "string";
    };
  }

  private static String jsonType(WriteField field) {
    return switch (field.type()) {
      case NUMBER -> "integer";
      case SWITCH -> "boolean";
      case TEXTS, STRUCTURE -> "object";
      case WORDS -> "array";
      default -> "string";
    };
  }

  private void add(String message, Located where) {
    faults.add(WriteFault.refused(message, where));
  }
}
