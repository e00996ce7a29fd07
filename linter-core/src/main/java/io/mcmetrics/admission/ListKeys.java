package io.mcmetrics.admission;

import io.mcmetrics.admission.AdmissionFault.Kind;
import io.mcmetrics.relabel.GoText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds items that a list may have only once: those of sets, and those with one key in maps. */
final class ListKeys {
  private ListKeys() {}

  static List<AdmissionFault> duplicates(YamlSequence list, FieldSchema schema, String path) {
    boolean isMap = schema.listType().equals("map");
    if (!isMap && !schema.listType().equals("set")) {
      return List.of();
    }
    List<AdmissionFault> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.items().size(); i++) {
      Yaml item = list.items().get(i);
      Optional<String> key = isMap ? key(item, schema) : text(item);
      if (key.isPresent() && !seen.add(key.get())) {
        String inner = path + "[" + i + "]";
        faults.add(
            new AdmissionFault(
                Kind.SHAPE,
                inner,
                inner + ": Duplicate value: " + key.get(),
                Optional.empty(),
                item.origin()));
      }
    }
    return List.copyOf(faults);
  }

  private static Optional<String> text(Yaml item) {
    return item instanceof YamlScalar scalar && !scalar.isUnknown()
        ? Optional.of(GoText.quoted(scalar.text()))
        : Optional.empty();
  }

  /** Returns the keys of an item, with defaults in place of those that are not written. */
  private static Optional<String> key(Yaml item, FieldSchema schema) {
    if (!(item instanceof YamlMapping mapping)) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (String name : schema.listKeys()) {
      Optional<Yaml> value =
          mapping
              .get(name)
              .filter(node -> !node.isNull())
              .or(
                  () ->
                      schema
                          .items()
                          .flatMap(one -> one.field(name))
                          .flatMap(FieldSchema::whenAbsent));
      Optional<String> text = value.flatMap(ListKeys::text);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      parts.add(GoText.quoted(name) + ":" + text.get());
    }
    return Optional.of("{" + String.join(",", parts) + "}");
  }
}
