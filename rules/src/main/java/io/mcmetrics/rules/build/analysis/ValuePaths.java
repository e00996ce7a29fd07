package io.mcmetrics.rules.build.analysis;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of a chart by their paths, as {@code --set} names them: {@code a.b.c}. */
public final class ValuePaths {
  private ValuePaths() {}

  /** Returns all values that are no mappings, by their paths. */
  public static Map<String, Yaml> of(YamlMapping values) {
    Map<String, Yaml> found = new TreeMap<>();
    add("", values, found);
    return found;
  }

  private static void add(String before, YamlMapping values, Map<String, Yaml> found) {
    for (Entry entry : values.entries()) {
      String path = before + entry.key().text().replace(".", "\\.");
      if (entry.value() instanceof YamlMapping inner && !inner.entries().isEmpty()) {
        add(path + ".", inner, found);
      } else {
        found.put(path, entry.value());
      }
    }
  }

  /** Returns the first path whose value is not the same in other values. */
  public static Optional<String> firstOtherThan(YamlMapping values, YamlMapping others) {
    Map<String, Yaml> second = of(others);
    return of(values).entrySet().stream()
        .filter(entry -> !isSame(entry.getValue(), second.get(entry.getKey())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean isSame(Yaml one, @Nullable Yaml other) {
    if (one instanceof YamlScalar text && other instanceof YamlScalar second) {
      return text.text().equals(second.text());
    }
    return other != null
        && !(one instanceof YamlScalar)
        && !(other instanceof YamlScalar)
        && YamlWriter.write(one).equals(YamlWriter.write(other));
  }
}
