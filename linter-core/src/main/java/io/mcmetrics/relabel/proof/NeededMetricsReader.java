package io.mcmetrics.relabel.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the lists of names among the resources of this package.
 *
 * <p>A line in brackets opens a section; a line without indentation is a key of it; the indented
 * names below belong to the key; a line that begins with a hash is a comment.
 */
final class NeededMetricsReader {
  private final NavigableMap<String, NavigableMap<String, NavigableSet<String>>> sections =
      new TreeMap<>();

  private NeededMetricsReader() {}

  static NeededMetrics read(String version) {
    String name = "kube-prometheus-stack-" + version + ".txt";
    NeededMetricsReader reader = new NeededMetricsReader();
    try (InputStream resource = NeededMetrics.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      reader.readAll(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new NeededMetrics(
        version,
        reader.section("groups"),
        new TreeSet<>(reader.section("records").keySet()),
        reader.section("dashboards"),
        new TreeSet<>(reader.section("alerts").keySet()),
        new TreeMap<>());
  }

  private void readAll(String text) {
    NavigableMap<String, NavigableSet<String>> section = new TreeMap<>();
    NavigableSet<String> names = new TreeSet<>();
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        section = new TreeMap<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else if (line.startsWith(" ")) {
        names.addAll(List.of(line.strip().split(" ")));
      } else {
        names = new TreeSet<>();
        section.put(line, names);
      }
    }
  }

  private NavigableMap<String, NavigableSet<String>> section(String name) {
    return sections.getOrDefault(name, new TreeMap<>());
  }
}
