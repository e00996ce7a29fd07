package io.mcmetrics.chart.values;

import io.mcmetrics.yaml.Placeholder;
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

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{.*?\\}\\}|\\$\\{[^}]*\\}|\\$\\([^)]*\\)|\\$\\w++|<[^<>]*>");

  /** Fewer letters beside a placeholder may make a number or a boolean with it. */
  private static final int SHORTEST_TEXT = 3;

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
      // Whether a template comes to anything is not known; what stands around it makes a text.
      boolean isTextAnyway =
          PLACEHOLDER.matcher(scalar.text()).replaceAll("").strip().length() >= SHORTEST_TEXT
              && !scalar.text().contains("{%")
              && !Placeholder.isCiphertext(scalar.text());
      return isTextAnyway ? Truth.YES : Truth.UNKNOWN;
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
