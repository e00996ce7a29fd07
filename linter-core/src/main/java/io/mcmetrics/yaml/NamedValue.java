package io.mcmetrics.yaml;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.List;
import java.util.Optional;

/** A name with a value: a label, an annotation, or an environment variable of a container. */
public record NamedValue(String name, Value<String> value, Origin origin) implements Located {
  /** Returns the entries of a mapping; none if there is no mapping. */
  public static List<NamedValue> in(Optional<YamlMapping> mapping) {
    return mapping.map(YamlMapping::entries).orElse(List.of()).stream()
        .map(entry -> new NamedValue(entry.key().text(), Value.of(entry.value()), entry.origin()))
        .toList();
  }

  /** Returns the value of a name in a list; of duplicates, the last. */
  public static Optional<NamedValue> find(List<NamedValue> list, String name) {
    return list.stream().filter(item -> item.name().equals(name)).reduce((a, b) -> b);
  }
}
