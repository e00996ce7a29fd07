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
import java.util.Set;

/** Reads the parts of one rule, and notes which are written, and which of them are unknown. */
final class RelabelParts {
  private final YamlMapping mapping;
  private final RelabelSurface surface;
  private final Set<Part> unknown = EnumSet.noneOf(Part.class);
  private final Map<Part, Origin> written = new EnumMap<>(Part.class);

  RelabelParts(YamlMapping mapping, RelabelSurface surface) {
    this.mapping = mapping;
    this.surface = surface;
  }

  Set<Part> unknown() {
    return unknown;
  }

  Map<Part, Origin> written() {
    return written;
  }

  /** Notes that a part is unknown, if so. */
  void doubt(Part part, boolean isUnknown) {
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
    if (found.get() instanceof YamlScalar scalar
        && scalar.style() != YamlScalar.Style.TEMPLATE
        && !Placeholder.isTemplate(scalar.text())) {
      return scalar.text();
    }
    unknown.add(part);
    return fallback;
  }

  RelabelAction action() {
    Optional<RelabelAction> action =
        RelabelAction.find(text(Part.ACTION, RelabelRule.DEFAULT_ACTION.word()));
    doubt(Part.ACTION, action.isEmpty());
    return action.orElse(RelabelRule.DEFAULT_ACTION);
  }

  List<String> sourceLabels() {
    Optional<Yaml> found = find(Part.SOURCE_LABELS);
    if (found.isEmpty() || found.get().isNull()) {
      return List.of();
    }
    List<String> labels = new ArrayList<>();
    if (found.get() instanceof YamlSequence sequence) {
      for (Yaml item : sequence.items()) {
        if (item instanceof YamlScalar scalar && !scalar.isUnknown() && !scalar.isNull()) {
          labels.add(scalar.text());
        } else {
          unknown.add(Part.SOURCE_LABELS);
        }
      }
    } else {
      unknown.add(Part.SOURCE_LABELS);
    }
    return knownOr(Part.SOURCE_LABELS, labels);
  }

  long modulus() {
    Optional<Yaml> found = find(Part.MODULUS);
    if (found.isEmpty() || found.get().isNull()) {
      return 0;
    }
    if (found.get() instanceof YamlScalar scalar && scalar.style() == YamlScalar.Style.PLAIN) {
      try {
        return Long.parseUnsignedLong(scalar.text().replace("_", ""));
      } catch (NumberFormatException e) {
        // Unknown like all that is no number.
      }
    }
    unknown.add(Part.MODULUS);
    return 0;
  }

  private List<String> knownOr(Part part, List<String> labels) {
    return unknown.contains(part) ? List.of() : labels;
  }

  /** Returns what is written for a part; empty if the default applies. */
  private Optional<Yaml> find(Part part) {
    Optional<Yaml> found = mapping.get(surface.keyOf(part));
    if (found.isEmpty()) {
      return found;
    }
    Yaml node = found.get();
    boolean isEmpty = node instanceof YamlScalar scalar && scalar.text().isEmpty();
    if ((surface == RelabelSurface.CUSTOM_RESOURCE && node.isNull())
        || (isEmpty && surface.omitsEmpty(part))) {
      return Optional.empty();
    }
    written.put(part, node.origin());
    return found;
  }
}
