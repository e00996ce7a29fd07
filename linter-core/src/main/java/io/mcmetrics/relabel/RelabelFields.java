package io.mcmetrics.relabel;

import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Placeholder;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the parts of one rule, and notes which are written, and which of them are unknown. */
final class RelabelFields {
  private final YamlMapping mapping;
  private final RelabelSyntax syntax;
  private final RelabelShapeCheck shape;
  private final Set<Part> unknown = EnumSet.noneOf(Part.class);
  private final Map<Part, Origin> written = new EnumMap<>(Part.class);

  RelabelFields(YamlMapping mapping, RelabelSyntax syntax, RelabelShapeCheck shape) {
    this.mapping = mapping;
    this.syntax = syntax;
    this.shape = shape;
  }

  Set<Part> unknown() {
    return unknown;
  }

  Map<Part, Origin> written() {
    return written;
  }

  /** Notes that a part is unknown, if so. */
  void markUnknownIf(Part part, boolean isUnknown) {
    if (isUnknown) {
      unknown.add(part);
    }
  }

  String text(Part part, String fallback) {
    Optional<Yaml> found = find(part);
    if (found.isEmpty()) {
      return fallback;
    }
    if (found.get().isNull()) {
      return "";
    }
    if (found.get() instanceof YamlScalar scalar && isText(scalar)) {
      if (scalar.style() != YamlScalar.Style.TEMPLATE && !Placeholder.isTemplate(scalar.text())) {
        return scalar.text();
      }
    } else {
      shape.reportType(part, found.get());
    }
    unknown.add(part);
    return fallback;
  }

  RelabelAction action() {
    String word = text(Part.ACTION, RelabelRule.DEFAULT_ACTION.word());
    Optional<RelabelAction> action =
        syntax == RelabelSyntax.CUSTOM_RESOURCE
            ? RelabelAction.spelled(word)
            : RelabelAction.find(word);
    Optional<Yaml> node = find(Part.ACTION);
    if (action.isEmpty() && knowsText(node)) {
      shape.reportUnknownAction(word, node.orElseThrow());
    }
    markUnknownIf(Part.ACTION, action.isEmpty());
    return action.orElse(RelabelRule.DEFAULT_ACTION);
  }

  List<String> sourceLabels() {
    Optional<Yaml> found = find(Part.SOURCE_LABELS);
    if (found.isEmpty() || found.get().isNull()) {
      written.remove(Part.SOURCE_LABELS);
      return List.of();
    }
    List<String> labels = new ArrayList<>();
    if (found.get() instanceof YamlSequence sequence) {
      sequence.items().forEach(item -> addSourceLabel(labels, item));
      if (sequence.items().isEmpty() && syntax.omitsEmpty(Part.SOURCE_LABELS)) {
        written.remove(Part.SOURCE_LABELS);
      }
    } else {
      shape.reportType(Part.SOURCE_LABELS, found.get());
      unknown.add(Part.SOURCE_LABELS);
    }
    return unknown.contains(Part.SOURCE_LABELS) ? List.of() : labels;
  }

  long modulus() {
    Optional<Yaml> found = find(Part.MODULUS);
    if (found.isEmpty() || found.get().isNull()) {
      return 0;
    }
    if (found.get() instanceof YamlScalar scalar && scalar.style() == YamlScalar.Style.PLAIN) {
      OptionalLong number = GoNumber.unsigned(scalar.text());
      if (number.isPresent()) {
        return number.getAsLong();
      }
      if (GoNumber.isNegative(scalar.text())) {
        shape.reportNegativeModulus(scalar);
      } else if (!GoNumber.isNumber(scalar.text())) {
        shape.reportType(Part.MODULUS, scalar);
      }
    } else {
      shape.reportType(Part.MODULUS, found.get());
    }
    unknown.add(Part.MODULUS);
    return 0;
  }

  private void addSourceLabel(List<String> labels, Yaml item) {
    if (item.isNull() && syntax == RelabelSyntax.PROMETHEUS_FILE) {
      labels.add("");
    } else if (item instanceof YamlScalar scalar && isText(scalar)) {
      if (scalar.isUnknown()) {
        unknown.add(Part.SOURCE_LABELS);
      } else if (scalar.text().isEmpty()) {
        shape.reportEmptySourceLabel(scalar);
      }
      labels.add(scalar.text());
    } else {
      shape.reportSourceLabel(item);
      unknown.add(Part.SOURCE_LABELS);
    }
  }

  /**
   * Tells whether a scalar is accepted as a text: Go's YAML accepts every scalar, the API server
   * only strings.
   */
  private boolean isText(YamlScalar scalar) {
    return syntax != RelabelSyntax.CUSTOM_RESOURCE || GoText.jsonType(scalar).equals("string");
  }

  private static boolean knowsText(Optional<Yaml> node) {
    return node.isPresent() && node.get() instanceof YamlScalar scalar && !scalar.isUnknown();
  }

  /** Returns what is written for a part; empty if the default applies. */
  private Optional<Yaml> find(Part part) {
    Optional<Yaml> found = Optional.empty();
    for (String key : syntax.keysOf(part)) {
      found = found.isPresent() ? found : mapping.get(key);
    }
    if (found.isEmpty()) {
      return found;
    }
    Yaml node = found.get();
    boolean isEmpty = node instanceof YamlScalar scalar && scalar.text().isEmpty();
    if ((syntax != RelabelSyntax.PROMETHEUS_FILE && node.isNull())
        || (isEmpty && syntax.omitsEmpty(part))) {
      return Optional.empty();
    }
    written.put(part, node.origin());
    return found;
  }
}
