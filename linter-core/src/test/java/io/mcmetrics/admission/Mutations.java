package io.mcmetrics.admission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

/** Objects with one mistake each, made of valid ones: the mistakes that people make. */
public final class Mutations {
  private static final int KINDS = 12;

  private final Random random;

  /** Makes mutations that depend on a seed alone. */
  public Mutations(int seed) {
    this.random = new Random(seed);
  }

  /** Returns a copy of an object with one mistake below {@code spec}. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> mutated(Map<String, Object> object) {
    Map<String, Object> copy = (Map<String, Object>) copy(object);
    List<Object> holders = new ArrayList<>();
    collect(Objects.requireNonNull(copy.get("spec")), holders);
    Object holder = holders.get(random.nextInt(holders.size()));
    if (holder instanceof Map<?, ?> map) {
      mutateMap((Map<String, Object>) map);
    } else {
      mutateList((List<Object>) holder);
    }
    return copy;
  }

  private static void collect(Object node, List<Object> holders) {
    if (node instanceof Map<?, ?> map) {
      holders.add(node);
      map.values().forEach(value -> collect(value, holders));
    } else if (node instanceof List<?> list) {
      if (!list.isEmpty()) {
        holders.add(node);
      }
      list.forEach(value -> collect(value, holders));
    }
  }

  private void mutateMap(Map<String, Object> map) {
    if (map.isEmpty()) {
      map.put("unheardOf", 1);
      return;
    }
    List<String> keys = new ArrayList<>(map.keySet());
    String key = keys.get(random.nextInt(keys.size()));
    Object value = Objects.requireNonNull(map.get(key));
    switch (random.nextInt(KINDS)) {
      case 0 -> map.remove(key);
      case 1 ->
          renamed(map, key, key.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT));
      case 2 -> renamed(map, key, key.substring(0, key.length() - 1));
      case 3 -> map.put("unheardOf", "a");
      case 4 -> map.put(key, null);
      default -> map.put(key, changed(value));
    }
  }

  private static void renamed(Map<String, Object> map, String key, String name) {
    Object value = Objects.requireNonNull(map.remove(key));
    map.put(name.isEmpty() ? "x" : name, value);
  }

  private void mutateList(List<Object> list) {
    int at = random.nextInt(list.size());
    switch (random.nextInt(4)) {
      case 0 -> list.remove(at);
      case 1 -> list.add(copy(list.get(at)));
      default -> list.set(at, changed(list.get(at)));
    }
  }

  private Object changed(Object value) {
    if (value instanceof Map<?, ?> map) {
      return switch (random.nextInt(4)) {
        case 0 -> new ArrayList<>(List.of(map));
        case 1 -> "a";
        case 2 -> new LinkedHashMap<String, Object>();
        default -> 5;
      };
    }
    if (value instanceof List<?> list) {
      return switch (random.nextInt(4)) {
        case 0 -> list.isEmpty() ? "a" : list.get(0);
        case 1 -> "a";
        case 2 -> new ArrayList<>();
        default -> new LinkedHashMap<String, Object>();
      };
    }
    if (value instanceof String text) {
      return switch (random.nextInt(8)) {
        case 0 -> 30;
        case 1 -> true;
        case 2 -> "";
        case 3 -> text.toUpperCase(java.util.Locale.ROOT);
        case 4 -> text + "x";
        case 5 -> new ArrayList<>(List.of(text));
        case 6 -> "0" + text;
        default -> "bogus value";
      };
    }
    return switch (random.nextInt(5)) {
      case 0 -> String.valueOf(value);
      case 1 -> -1;
      case 2 -> 1.5;
      case 3 -> value instanceof Boolean ? 1 : 1_000_000_000;
      default -> new LinkedHashMap<String, Object>();
    };
  }

  private static Object copy(Object node) {
    if (node instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put((String) key, copy(value)));
      return copy;
    }
    if (node instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return node;
  }

  /** Returns an object as JSON, which is YAML, too. */
  public static String json(Object node) {
    if (node instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> json(entry.getKey()) + ": " + json(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof List<?> list) {
      return list.stream().map(Mutations::json).collect(Collectors.joining(", ", "[", "]"));
    }
    return node instanceof String text
        ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : String.valueOf(node);
  }
}
