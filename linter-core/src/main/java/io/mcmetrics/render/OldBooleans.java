package io.mcmetrics.render;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The booleans of YAML 1.1.
 *
 * <p>kustomize turns a JSON patch that is written as YAML into JSON by a reader of YAML 1.1 ({@code
 * sigs.k8s.io/yaml}): Norway's {@code no} is false there, and nowhere else.
 */
final class OldBooleans {
  private static final Pattern TRUE = Pattern.compile("y|Y|yes|Yes|YES|on|On|ON");
  private static final Pattern FALSE = Pattern.compile("n|N|no|No|NO|off|Off|OFF");

  private OldBooleans() {}

  /** Returns a tree in which they are {@code true} and {@code false}. */
  static Yaml resolved(Yaml node) {
    if (node instanceof YamlMapping mapping) {
      List<Entry> entries =
          mapping.entries().stream()
              .map(entry -> new Entry(entry.key(), resolved(entry.value())))
              .toList();
      return new YamlMapping(entries, mapping.origin());
    }
    if (node instanceof YamlSequence list) {
      List<Yaml> items = list.items().stream().map(OldBooleans::resolved).toList();
      return new YamlSequence(items, list.origin());
    }
    return node instanceof YamlScalar scalar && scalar.style() == Style.PLAIN
        ? resolved(scalar)
        : node;
  }

  private static YamlScalar resolved(YamlScalar scalar) {
    if (TRUE.matcher(scalar.text()).matches()) {
      return YamlScalar.plain("true", scalar.origin());
    }
    return FALSE.matcher(scalar.text()).matches()
        ? YamlScalar.plain("false", scalar.origin())
        : scalar;
  }
}
