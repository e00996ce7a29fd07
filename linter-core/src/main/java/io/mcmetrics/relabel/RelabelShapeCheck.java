package io.mcmetrics.relabel;

import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.relabel.RelabelFault.Kind;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks the types and keys of a rule, before its meaning: as Go's YAML does for the files of
 * Prometheus, and the API server for custom resources.
 */
final class RelabelShapeCheck {
  private static final String STRUCT = "relabel.plain";

  private final RelabelSyntax syntax;
  private final List<RelabelFault> faults = new ArrayList<>();

  RelabelShapeCheck(RelabelSyntax syntax) {
    this.syntax = syntax;
  }

  List<RelabelFault> faults() {
    return List.copyOf(faults);
  }

  /** Objects to anything but a list of rules. */
  void reportNoList(Yaml node) {
    add(node, "[]*relabel.Config", "writeRelabelConfigs", "array");
  }

  /** Objects to anything but a mapping for a rule. */
  void reportNoRule(Yaml node) {
    if (node.isNull() && syntax == RelabelSyntax.PROMETHEUS_FILE) {
      faults.add(
          RelabelFault.refused("empty or null relabeling rule in remote write config", node));
    } else {
      add(node, STRUCT, "writeRelabelConfigs", "object");
    }
  }

  /** Objects to a part whose value is of a type that it cannot have. */
  void reportType(Part part, Yaml node) {
    switch (part) {
      case SOURCE_LABELS -> add(node, "model.LabelNames", syntax.keyOf(part), "array");
      case MODULUS -> add(node, "uint64", syntax.keyOf(part), "integer");
      default -> add(node, "string", syntax.keyOf(part), "string");
    }
  }

  /** Objects to a source label that is not a text. */
  void reportSourceLabel(Yaml node) {
    add(node, "string", syntax.keyOf(Part.SOURCE_LABELS), "string");
  }

  /** Objects to a source label without a name. A null is accepted, as a label of no name. */
  void reportEmptySourceLabel(Yaml node) {
    if (syntax != RelabelSyntax.VICTORIA_METRICS) {
      faults.add(RelabelFault.refused("\"\" is not a valid label name", node));
    }
  }

  /**
   * Objects to an action that does not exist. The loader of Prometheus does not look at the texts
   * {@code ~} and {@code null} in quotes (go.yaml.in/yaml/v2, decode.go, prepare; Prometheus 3.5
   * and 3.16, run).
   */
  void reportUnknownAction(String written, Yaml node) {
    boolean isPassedOver = !node.isNull() && (written.equals("~") || written.equals("null"));
    if (syntax == RelabelSyntax.PROMETHEUS_FILE && !isPassedOver) {
      String message =
          node.isNull()
              ? "relabel action cannot be empty"
              : "unknown relabel action " + GoText.quoted(written);
      faults.add(RelabelFault.refused(message, node));
    } else if (syntax == RelabelSyntax.CUSTOM_RESOURCE) {
      String supported =
          Arrays.stream(RelabelAction.values())
              .flatMap(action -> action.spellings().stream())
              .map(word -> '"' + word + '"')
              .collect(Collectors.joining(", "));
      String message =
          "Unsupported value: " + GoText.quoted(written) + ": supported values: " + supported;
      faults.add(RelabelFault.rejected(message, node));
    }
  }

  /** Objects to a negative modulus. */
  void reportNegativeModulus(Yaml node) {
    if (syntax == RelabelSyntax.CUSTOM_RESOURCE) {
      faults.add(
          RelabelFault.rejected("modulus in body should be greater than or equal to 0", node));
    } else {
      reportType(Part.MODULUS, node);
    }
  }

  /** Objects to keys that are unknown or duplicated. */
  void checkKeys(YamlMapping rule) {
    List<String> known = Arrays.stream(Part.values()).map(syntax::keyOf).toList();
    List<String> seen = new ArrayList<>();
    for (YamlMapping.Entry entry : rule.entries()) {
      String key = entry.key().text();
      if (!entry.key().isUnknown() && !known.contains(key)) {
        toKey(entry.key(), known);
      } else if (seen.contains(key) && syntax == RelabelSyntax.PROMETHEUS_FILE) {
        faults.add(RelabelFault.refused("field " + key + " already set in type " + STRUCT, entry));
      }
      seen.add(key);
    }
  }

  private void toKey(YamlScalar key, List<String> known) {
    boolean isFile = syntax == RelabelSyntax.PROMETHEUS_FILE;
    if (syntax == RelabelSyntax.VICTORIA_METRICS) {
      return;
    }
    String message =
        isFile
            ? "field " + key.text() + " not found in type " + STRUCT
            : "unknown field \"" + key.text() + "\"";
    faults.add(
        new RelabelFault(
            isFile ? Kind.REFUSED_BY_PROMETHEUS : Kind.PRUNED,
            message,
            Optional.of(key.text()),
            meant(key.text(), known),
            true,
            key.origin()));
  }

  /**
   * Returns the key that an unknown one stands for: the same part in the other spelling, else the
   * nearest.
   */
  private Optional<String> meant(String key, List<String> known) {
    for (Part part : Part.values()) {
      for (RelabelSyntax other : RelabelSyntax.values()) {
        if (other.keyOf(part).equalsIgnoreCase(key)) {
          return Optional.of(syntax.keyOf(part));
        }
      }
    }
    return new Vocabulary(known).nearest(key);
  }

  private void add(Yaml node, String goType, String field, String jsonType) {
    if (node instanceof YamlScalar scalar && scalar.isUnknown()) {
      return;
    }
    if (syntax == RelabelSyntax.PROMETHEUS_FILE) {
      faults.add(
          RelabelFault.refused(
              "cannot unmarshal " + GoText.tagged(node) + " into " + goType, node));
    } else if (syntax == RelabelSyntax.CUSTOM_RESOURCE) {
      String found = GoText.jsonType(node);
      faults.add(
          RelabelFault.rejected(
              field + " in body must be of type " + jsonType + ": \"" + found + "\"", node));
    }
  }
}
