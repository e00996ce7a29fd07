package io.mcmetrics.thanos.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of the types that the files are read into, as {@code testdata/oracles/thanos} writes
 * them down from the types themselves.
 */
final class FieldSheet {
  private static final String INCLUDED = "*";
  private static final String READ_INTO = "=";

  private record Field(String name, String type) {}

  private final Map<String, List<Field>> types = new LinkedHashMap<>();

  private FieldSheet() {}

  static FieldSheet read() {
    FieldSheet sheet = new FieldSheet();
    List<Field> fields = new ArrayList<>();
    for (String line : text().lines().filter(each -> !each.startsWith("#")).toList()) {
      if (line.startsWith(" ")) {
        List<String> words = List.of(line.strip().split(" ", -1));
        fields.add(new Field(words.get(0), words.get(1)));
      } else {
        fields = sheet.types.computeIfAbsent(line, any -> new ArrayList<>());
      }
    }
    return sheet;
  }

  private static String text() {
    try (InputStream in = FieldSheet.class.getResourceAsStream("files.txt")) {
      if (in == null) {
        throw new IllegalStateException("the resource files.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the type that files of a name are read into, such as {@code bucket.S3}. */
  Optional<String> root(String name) {
    return field(name, READ_INTO);
  }

  boolean hasFields(String type) {
    return types.containsKey(type);
  }

  /** Returns the type of a field of a type, or of one that it includes. */
  Optional<String> field(String type, String name) {
    for (Field field : types.getOrDefault(type, List.of())) {
      if (field.name().equals(name)) {
        return Optional.of(field.type());
      }
      if (field.name().equals(INCLUDED)) {
        Optional<String> included = field(field.type(), name);
        if (included.isPresent()) {
          return included;
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the names of all fields of a type, and of those that it includes. */
  List<String> names(String type) {
    List<String> names = new ArrayList<>();
    for (Field field : types.getOrDefault(type, List.of())) {
      if (field.name().equals(INCLUDED)) {
        names.addAll(names(field.type()));
      } else {
        names.add(field.name());
      }
    }
    return names;
  }
}
