package io.mcmetrics.kustomize.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The types of a kustomization file, each with the types of its fields. Go's JSON finds fields
 * whatever the case of their letters.
 */
final class KustomizationTypes {
  private static final String TABLE = "kustomization-types.txt";

  private final Map<String, Map<String, String>> types;

  private KustomizationTypes(Map<String, Map<String, String>> types) {
    this.types = types;
  }

  static KustomizationTypes read() {
    Map<String, Map<String, String>> types = new LinkedHashMap<>();
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : text().lines().filter(each -> !each.startsWith("#")).toList()) {
      if (line.startsWith(" ")) {
        String[] words = line.strip().split(" ", 2);
        fields.put(words[0], words[1]);
      } else {
        fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        types.put(line, fields);
      }
    }
    return new KustomizationTypes(types);
  }

  private static String text() {
    try (InputStream in = KustomizationTypes.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + TABLE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells whether a type has fields. */
  boolean hasFields(String type) {
    return types.containsKey(type);
  }

  /** Returns the type of a field; empty if there is no such field. */
  Optional<String> field(String type, String name) {
    return Optional.ofNullable(types.getOrDefault(type, Map.of()).get(name));
  }
}
