package io.mcmetrics.admission;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sheet: the schemas of the kinds of one API group in several releases, as {@code
 * testdata/oracles/admission/sheets} writes them. A line is read when it is asked for.
 */
final class SheetFile {
  private static final int HEADING = 5;

  /** One line of the heading. */
  private record Heading(String apiVersion, String kind, String release, String line) {}

  private final List<Heading> headings = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Optional<FieldSchema>> read = new HashMap<>();

  private SheetFile(List<String> text) {
    int end = text.indexOf("---");
    for (String heading : text.subList(0, end)) {
      String[] words = heading.split(" ", HEADING);
      headings.add(new Heading(words[1], words[2], words[3], words[4]));
    }
    lines.addAll(text.subList(end + 1, text.size()));
  }

  /** Returns the sheet of an API group; empty if there is none. */
  static Optional<SheetFile> of(String group) {
    try (InputStream in = SheetFile.class.getResourceAsStream(group + ".sheet")) {
      if (in == null) {
        return Optional.empty();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(new SheetFile(text.lines().toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the schemas of a kind in a version of its API, from the oldest release on. */
  List<ReleasedSchema> schemas(String apiVersion, String kind) {
    List<ReleasedSchema> found = new ArrayList<>();
    for (Heading heading : headings) {
      if (heading.apiVersion().equals(apiVersion) && heading.kind().equals(kind)) {
        schema(heading.line())
            .ifPresent(schema -> found.add(new ReleasedSchema(heading.release(), schema)));
      }
    }
    return found;
  }

  /** Returns the versions of the API in which a kind is served by any release. */
  List<String> apiVersions(String kind) {
    return headings.stream()
        .filter(heading -> heading.kind().equals(kind))
        .map(Heading::apiVersion)
        .distinct()
        .toList();
  }

  private Optional<FieldSchema> schema(String line) {
    Optional<FieldSchema> known = read.get(line);
    if (known != null) {
      return known;
    }
    Optional<FieldSchema> schema = parse(lines.get(Integer.parseInt(line)));
    read.put(line, schema);
    return schema;
  }

  private Optional<FieldSchema> parse(String text) {
    return YamlReader.read(SourceFile.of("sheet", text)).documents().stream()
        .filter(YamlMapping.class::isInstance)
        .map(document -> FieldSchema.of((YamlMapping) document, this::schema))
        .findFirst();
  }
}
