package io.mcmetrics.thanos.file;

import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.relabel.GoScalar;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks keys and types as {@code yaml.UnmarshalStrict} does, or {@code yaml.Unmarshal}, which
 * passes over keys that it does not know ({@code gopkg.in/yaml.v2} 2.4).
 */
final class TypeCheck {
  private static final FieldSheet SHEET = FieldSheet.read();

  private final boolean isStrict;
  private final boolean isVersion3;
  private final Faults out;

  private TypeCheck(boolean isStrict, boolean isVersion3, Faults out) {
    this.isStrict = isStrict;
    this.isVersion3 = isVersion3;
    this.out = out;
  }

  static TypeCheck strict(Faults out) {
    return new TypeCheck(true, false, out);
  }

  static TypeCheck lenient(Faults out) {
    return new TypeCheck(false, false, out);
  }

  /** As version 3 of the library reads, which some loaders use, none of them strictly. */
  static TypeCheck ofVersion3(Faults out) {
    return new TypeCheck(false, true, out);
  }

  /** Returns the type that files of a name are read into. */
  static String root(String name) {
    return SHEET.root(name).orElse("any");
  }

  /** Checks a value that is to be of a type. */
  void check(String type, Yaml node) {
    if ((node instanceof YamlScalar scalar && scalar.isUnknown()) || type.equals("any")) {
      checkDoubledKeys(node);
    } else if (type.startsWith("[]")) {
      checkList(type, node);
    } else if (type.startsWith("map[]")) {
      checkMap(type, node);
    } else if (SHEET.hasFields(type)) {
      checkGroup(type, node);
    } else {
      ScalarCheck.check(type, node, isVersion3, out);
    }
  }

  private void checkList(String type, Yaml node) {
    if (node instanceof YamlSequence list) {
      list.items().forEach(item -> check(type.substring(2), item));
    } else if (!isNull(node)) {
      cannotRead(type, node);
    }
  }

  private void checkMap(String type, Yaml node) {
    if (node instanceof YamlMapping mapping) {
      checkDoubledKeys(mapping);
      mapping.merged().entries().forEach(entry -> check(type.substring(5), entry.value()));
    } else if (!isNull(node)) {
      cannotRead(type.replace("map[]", "map[string]"), node);
    }
  }

  private static boolean isNull(Yaml node) {
    return node instanceof YamlScalar scalar && GoScalar.type(scalar) == GoScalar.Type.NULL;
  }

  private void checkDoubledKeys(Yaml node) {
    if (node instanceof YamlSequence list) {
      list.items().forEach(this::checkDoubledKeys);
    } else if (node instanceof YamlMapping mapping) {
      Set<String> seen = new HashSet<>();
      for (Entry entry : mapping.entries()) {
        if (isStrict && !entry.isMerge() && !seen.add(entry.key().text())) {
          out.add("key \"" + entry.key().text() + "\" already set in map", entry);
        }
        checkDoubledKeys(entry.value());
      }
    }
  }

  private void checkGroup(String type, Yaml node) {
    if (isNull(node)) {
      return;
    }
    if (!(node instanceof YamlMapping mapping)) {
      cannotRead(type, node);
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Entry entry : mapping.entries()) {
      if (!entry.isMerge()) {
        checkField(type, entry, seen);
      } else if (entry.value() instanceof YamlMapping merged) {
        merged.entries().forEach(inner -> checkField(type, inner, new HashSet<>()));
      }
    }
  }

  private void checkField(String type, Entry entry, Set<String> seen) {
    String key = entry.key().text();
    if (entry.key().isUnknown()) {
      return;
    }
    Optional<String> field = SHEET.field(type, key);
    if (field.isEmpty()) {
      if (isStrict) {
        unknownField(type, entry);
      }
      return;
    }
    if (isStrict && !seen.add(key)) {
      out.add("field " + key + " already set in type " + type, entry);
    }
    check(field.get(), entry.value());
  }

  private void unknownField(String type, Entry entry) {
    String key = entry.key().text();
    List<String> known = SHEET.names(type);
    String snake = key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    String hint =
        known.contains(snake) ? "; did you mean `" + snake + "`?" : new Vocabulary(known).hint(key);
    out.add("field " + key + " not found in type " + type + hint, entry);
  }

  private void cannotRead(String type, Yaml node) {
    out.add("cannot unmarshal " + GoScalar.shown(node) + " into " + type, node);
  }
}
