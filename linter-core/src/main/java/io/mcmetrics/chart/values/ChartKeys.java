package io.mcmetrics.chart.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The keys that a chart reads from its values, by the mapping in which they stand. A mapping that a
 * template hands on as a whole takes any key, and is not listed.
 *
 * <p>The text has one line for each mapping: its path, a colon, and its keys with the versions that
 * have them, {@code KEY}, {@code KEY@SINCE}, {@code KEY@SINCE-UNTIL} or {@code KEY@-UNTIL}, where
 * {@code UNTIL} has it no more.
 */
public final class ChartKeys {
  /** The keys of a chart of which they are not known. */
  public static final ChartKeys UNKNOWN = new ChartKeys(Map.of());

  private final Map<String, Map<String, Range>> mappings;

  /** The versions that have a key. */
  public record Range(Optional<ChartVersion> since, Optional<ChartVersion> until) {
    /** Tells whether a version has the key. */
    public boolean has(ChartVersion version) {
      return since.map(first -> version.compareTo(first) >= 0).orElse(true)
          && until.map(gone -> version.compareTo(gone) < 0).orElse(true);
    }
  }

  private ChartKeys(Map<String, Map<String, Range>> mappings) {
    this.mappings = mappings;
  }

  /**
   * Reads keys.
   *
   * @throws IllegalArgumentException if the text is not as described above
   */
  public static ChartKeys read(String text) {
    Map<String, Map<String, Range>> mappings = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      int colon = line.indexOf(": ");
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      if (colon < 0) {
        throw new IllegalArgumentException("no keys: " + line);
      }
      Map<String, Range> keys = new LinkedHashMap<>();
      for (String word : line.substring(colon + 2).split(" ", -1)) {
        int at = word.indexOf('@');
        keys.put(
            at < 0 ? word : word.substring(0, at), range(at < 0 ? "" : word.substring(at + 1)));
      }
      mappings.put(line.substring(0, colon), keys);
    }
    return new ChartKeys(mappings);
  }

  private static Range range(String text) {
    int dash = text.indexOf('-');
    String since = dash < 0 ? text : text.substring(0, dash);
    String until = dash < 0 ? "" : text.substring(dash + 1);
    return new Range(ChartVersion.find(since), ChartVersion.find(until));
  }

  /** Tells whether the keys of the chart are known. */
  public boolean isKnown() {
    return !mappings.isEmpty();
  }

  /** Tells whether all keys are known that the chart reads in a mapping. */
  public boolean lists(List<String> mapping) {
    return mappings.containsKey(String.join(".", mapping));
  }

  /** Returns the keys that the chart reads in a mapping, in the order of the alphabet. */
  public List<String> of(List<String> mapping) {
    return new ArrayList<>(
        new TreeSet<>(mappings.getOrDefault(String.join(".", mapping), Map.of()).keySet()));
  }

  /** Returns the versions that have a key; empty if none has it, or the mapping is not listed. */
  public Optional<Range> range(List<String> mapping, String key) {
    return Optional.ofNullable(mappings.getOrDefault(String.join(".", mapping), Map.of()).get(key));
  }

  /** Tells whether the chart may set a value at a path. */
  public boolean mayHave(List<String> path) {
    for (int i = 0; i < path.size(); i++) {
      List<String> parent = path.subList(0, i);
      if (!lists(parent)) {
        // It is not known what the chart has below here.
        return true;
      }
      if (range(parent, path.get(i)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the paths at which the chart has a key of some name, in the order of the list. */
  public List<List<String>> pathsOf(String key) {
    List<List<String>> paths = new ArrayList<>();
    mappings.forEach(
        (parent, keys) -> {
          if (keys.containsKey(key)) {
            paths.add(parent.isEmpty() ? List.of() : List.of(parent.split("\\.", -1)));
          }
        });
    return paths;
  }
}
