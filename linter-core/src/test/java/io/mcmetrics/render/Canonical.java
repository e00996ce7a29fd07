package io.mcmetrics.render;

import io.mcmetrics.document.Yaml11Scalars;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes trees such that equal JSON is equal text, one line for each scalar.
 *
 * <p>Keys are sorted, because kustomize prints them so, and documents, because kubectl sorts them
 * by kind; items stay where they are.
 */
public final class Canonical {
  private Canonical() {}

  /** Returns documents as text that is equal if their JSON is, in whatever order they come. */
  public static String text(List<? extends Yaml> documents) {
    return documents.stream().map(Canonical::text).sorted().collect(Collectors.joining());
  }

  private static String text(Yaml document) {
    StringBuilder out = new StringBuilder();
    write(document, "---", out);
    return out.toString();
  }

  private static void write(Yaml node, String path, StringBuilder out) {
    if (node instanceof YamlMapping mapping) {
      List<Entry> entries = new ArrayList<>(mapping.entries());
      entries.sort(Comparator.comparing(entry -> entry.key().text()));
      out.append(path).append(entries.isEmpty() ? " {}\n" : "\n");
      entries.forEach(entry -> write(entry.value(), path + "/" + entry.key().text(), out));
    } else if (node instanceof YamlSequence list) {
      out.append(path).append(list.items().isEmpty() ? " []\n" : "\n");
      for (int i = 0; i < list.items().size(); i++) {
        write(list.items().get(i), path + "/" + i, out);
      }
    } else if (node instanceof YamlScalar scalar) {
      out.append(path).append(' ').append(json(scalar)).append('\n');
    }
  }

  private static String json(YamlScalar scalar) {
    String text = scalar.text();
    if (scalar.isNull()) {
      return "null";
    }
    boolean isBoolean = text.equals("true") || text.equals("false");
    return scalar.style() != Style.PLAIN
        ? '"' + text + '"'
        : Yaml11Scalars.number(text).orElse(isBoolean ? text : '"' + text + '"');
  }
}
