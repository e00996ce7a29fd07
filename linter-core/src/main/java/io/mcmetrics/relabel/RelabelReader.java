package io.mcmetrics.relabel;

import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists of relabelling rules. Whatever is written, it returns; a part that is not what it
 * should be is unknown, and a fault of the rule.
 */
public final class RelabelReader {
  private RelabelReader() {}

  /**
   * Returns the rules of a list, one for each item. A null is an empty list; what is no list, such
   * as a template, is one rule of which nothing is known.
   */
  public static List<RelabelRule> read(Yaml rules, RelabelSyntax surface) {
    if (rules.isNull()) {
      return List.of();
    }
    if (!(rules instanceof YamlSequence sequence)) {
      RelabelShapeCheck objections = new RelabelShapeCheck(surface);
      objections.toList(rules);
      return List.of(RelabelRule.unknown(rules, surface, objections.faults()));
    }
    List<RelabelRule> read = new ArrayList<>();
    for (Yaml item : sequence.items()) {
      read.add(rule(item, surface));
    }
    return List.copyOf(read);
  }

  private static RelabelRule rule(Yaml item, RelabelSyntax surface) {
    RelabelShapeCheck objections = new RelabelShapeCheck(surface);
    if (!(item instanceof YamlMapping mapping)) {
      objections.toRule(item);
      return RelabelRule.unknown(item, surface, objections.faults());
    }
    objections.toKeys(mapping);
    if (hasForeignKey(mapping, surface)) {
      return RelabelRule.unknown(item, surface, objections.faults());
    }
    RelabelFields parts = new RelabelFields(mapping, surface, objections);
    String regex = parts.text(Part.REGEX, RelabelRule.DEFAULT_REGEX);
    parts.doubt(Part.REGEX, RelabelPlaceholder.isInRegex(regex));
    String separator = parts.text(Part.SEPARATOR, RelabelRule.DEFAULT_SEPARATOR);
    parts.doubt(Part.SEPARATOR, RelabelPlaceholder.isInRegex(separator));
    String target = parts.text(Part.TARGET_LABEL, "");
    parts.doubt(Part.TARGET_LABEL, RelabelPlaceholder.isInTemplate(target, regex));
    String replacement = parts.text(Part.REPLACEMENT, RelabelRule.DEFAULT_REPLACEMENT);
    parts.doubt(Part.REPLACEMENT, RelabelPlaceholder.isInTemplate(replacement, regex));
    RelabelAction action = parts.action();
    List<String> sourceLabels = parts.sourceLabels();
    long modulus = parts.modulus();
    return new RelabelRule(
        action,
        sourceLabels,
        separator,
        regex,
        modulus,
        target,
        replacement,
        parts.unknown(),
        parts.written(),
        objections.faults(),
        surface,
        mapping.origin());
  }

  /** Tells whether a key may stand for several, or is one over which Prometheus does not start. */
  private static boolean hasForeignKey(YamlMapping mapping, RelabelSyntax surface) {
    for (YamlMapping.Entry entry : mapping.entries()) {
      YamlScalar key = entry.key();
      if (key.isUnknown()
          || (surface != RelabelSyntax.CUSTOM_RESOURCE && !isKey(key.text(), surface))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKey(String text, RelabelSyntax surface) {
    for (Part part : Part.values()) {
      if (surface.keysOf(part).contains(text)) {
        return true;
      }
    }
    return false;
  }
}
