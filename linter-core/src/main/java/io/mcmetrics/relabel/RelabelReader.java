package io.mcmetrics.relabel;

import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists of relabelling rules. Any input is accepted; a part of the wrong type is unknown, and
 * a fault of the rule.
 */
public final class RelabelReader {
  private RelabelReader() {}

  /**
   * Returns the rules of a list, one for each item. A null is an empty list; anything but a list,
   * such as a template, is one rule of which nothing is known.
   */
  public static List<RelabelRule> read(Yaml rules, RelabelSyntax syntax) {
    if (rules.isNull()) {
      return List.of();
    }
    if (!(rules instanceof YamlSequence sequence)) {
      RelabelShapeCheck shape = new RelabelShapeCheck(syntax);
      shape.reportNoList(rules);
      return List.of(RelabelRule.unknown(rules, syntax, shape.faults()));
    }
    List<RelabelRule> read = new ArrayList<>();
    for (Yaml item : sequence.items()) {
      read.add(rule(item, syntax));
    }
    return List.copyOf(read);
  }

  private static RelabelRule rule(Yaml item, RelabelSyntax syntax) {
    RelabelShapeCheck shape = new RelabelShapeCheck(syntax);
    if (!(item instanceof YamlMapping mapping)) {
      shape.reportNoRule(item);
      return RelabelRule.unknown(item, syntax, shape.faults());
    }
    shape.checkKeys(mapping);
    if (hasForeignKey(mapping, syntax)) {
      return RelabelRule.unknown(item, syntax, shape.faults());
    }
    RelabelFields fields = new RelabelFields(mapping, syntax, shape);
    String regex = fields.text(Part.REGEX, RelabelRule.DEFAULT_REGEX);
    fields.markUnknownIf(Part.REGEX, RelabelPlaceholder.isInRegex(regex));
    String separator = fields.text(Part.SEPARATOR, RelabelRule.DEFAULT_SEPARATOR);
    fields.markUnknownIf(Part.SEPARATOR, RelabelPlaceholder.isInRegex(separator));
    String target = fields.text(Part.TARGET_LABEL, "");
    fields.markUnknownIf(Part.TARGET_LABEL, RelabelPlaceholder.isInTemplate(target, regex));
    String replacement = fields.text(Part.REPLACEMENT, RelabelRule.DEFAULT_REPLACEMENT);
    fields.markUnknownIf(Part.REPLACEMENT, RelabelPlaceholder.isInTemplate(replacement, regex));
    RelabelAction action = fields.action();
    List<String> sourceLabels = fields.sourceLabels();
    long modulus = fields.modulus();
    return new RelabelRule(
        action,
        sourceLabels,
        separator,
        regex,
        modulus,
        target,
        replacement,
        fields.unknown(),
        fields.written(),
        shape.faults(),
        syntax,
        mapping.origin());
  }

  /**
   * Tells whether a key may be expanded to several, or is one with which Prometheus does not start.
   */
  private static boolean hasForeignKey(YamlMapping mapping, RelabelSyntax syntax) {
    for (YamlMapping.Entry entry : mapping.entries()) {
      YamlScalar key = entry.key();
      if (key.isUnknown()
          || (syntax != RelabelSyntax.CUSTOM_RESOURCE && !isKey(key.text(), syntax))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKey(String text, RelabelSyntax syntax) {
    for (Part part : Part.values()) {
      if (syntax.keysOf(part).contains(text)) {
        return true;
      }
    }
    return false;
  }
}
