package io.mcmetrics.chart.template;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a template prints for a list or a mapping, which is no YAML: {@code [a b]} and {@code
 * map[cluster:seoul]}, with the keys in the order of the alphabet (Go, {@code fmt}).
 */
final class PrintedNode {
  private PrintedNode() {}

  /** Returns what is printed; empty if a part is not known. */
  static Optional<String> of(Yaml node) {
    List<Optional<String>> parts = new ArrayList<>();
    if (node instanceof YamlMapping mapping) {
      TreeMap<String, Optional<String>> byKey = new TreeMap<>();
      for (Entry entry : mapping.entries()) {
        if (entry.key().isUnknown()) {
          return Optional.empty();
        }
        String key = entry.key().text();
        byKey.put(key, part(entry.value()).map(value -> key + ":" + value));
      }
      parts.addAll(byKey.values());
    } else {
      node.itemsAt().forEach(item -> parts.add(part(item)));
    }
    if (parts.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<String> known = parts.stream().flatMap(Optional::stream).toList();
    return Optional.of(
        (node instanceof YamlMapping ? "map[" : "[") + String.join(" ", known) + "]");
  }

  private static Optional<String> part(Yaml node) {
    return node.isNull() ? Optional.of("<nil>") : Operand.of(node).printed();
  }
}
