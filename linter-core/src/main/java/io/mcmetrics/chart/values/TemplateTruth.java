package io.mcmetrics.chart.values;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.regex.Pattern;

/**
 * The truth of values in Go templates: false, zero and empty values are false (Go, text/template).
 * Helm reads values as YAML 1.1, where {@code no} is false.
 */
final class TemplateTruth {
  private static final Pattern ZERO = Pattern.compile("[-+]?0+(?:\\.0*)?");

  private TemplateTruth() {}

  static Truth of(Yaml node) {
    if (node instanceof YamlScalar scalar) {
      return of(scalar);
    }
    boolean filled =
        node instanceof YamlMapping mapping
            ? !mapping.entries().isEmpty()
            : !((YamlSequence) node).items().isEmpty();
    return Truth.of(filled);
  }

  private static Truth of(YamlScalar scalar) {
    if (scalar.isUnknown()) {
      // A text that is filled in later is one; whether a template comes to anything is not known.
      return Truth.UNKNOWN;
    }
    boolean plainFalse = scalar.style() == Style.PLAIN && isFalse(scalar.text());
    return Truth.of(!scalar.text().isEmpty() && !plainFalse);
  }

  private static boolean isFalse(String text) {
    return switch (text) {
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE" -> true;
      case "~", "null", "Null", "NULL" -> true;
      default -> text.indexOf('0') >= 0 && ZERO.matcher(text).matches();
    };
  }
}
