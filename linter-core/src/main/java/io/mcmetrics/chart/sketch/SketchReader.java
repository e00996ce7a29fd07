package io.mcmetrics.chart.sketch;

import io.mcmetrics.chart.sketch.MappingSketch.Field;
import io.mcmetrics.chart.sketch.MappingSketch.Join;
import io.mcmetrics.chart.values.Condition;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A reader of sketches. An unknown form is a mistake in the sheet, and is refused. */
public final class SketchReader {
  private static final Set<String> FORMS =
      Set.of("$when", "$for", "$then", "$first", "$merge", "$also");

  private SketchReader() {}

  /**
   * Returns a part of a sheet as a sketch.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Sketch read(Yaml node) {
    if (node instanceof YamlScalar scalar) {
      return TextSketch.of(scalar);
    }
    if (node instanceof YamlSequence list) {
      return new ListSketch(list.items().stream().map(SketchReader::read).toList());
    }
    return mapping((YamlMapping) node);
  }

  private static Sketch mapping(YamlMapping node) {
    for (Entry entry : node.entries()) {
      String key = entry.key().text();
      if (key.startsWith("$") && !key.startsWith("${") && !FORMS.contains(key)) {
        throw new IllegalArgumentException(entry.origin().span() + ": `" + key + "` is no form");
      }
    }
    Sketch sketch = content(node);
    Optional<YamlScalar> when = node.scalarAt("$when");
    Optional<YamlScalar> loop = node.scalarAt("$for");
    if (when.isPresent()) {
      sketch = new ConditionalSketch(Condition.of(when.get().text()), sketch);
    }
    return loop.isPresent() ? LoopSketch.of(loop.get().text(), sketch) : sketch;
  }

  private static Sketch content(YamlMapping node) {
    Optional<Entry> alone = node.entry("$then").or(() -> node.entry("$first"));
    List<Field> fields = new ArrayList<>();
    for (Entry entry : node.entries()) {
      switch (entry.key().text()) {
        case "$when", "$for", "$then", "$first" -> {}
        case "$merge" -> merged(entry.value(), Join.MERGED, fields);
        case "$also" -> merged(entry.value(), Join.PRINTED_BEHIND, fields);
        default -> fields.add(Field.of(TextSketch.of(entry.key()), read(entry.value())));
      }
    }
    if (alone.isEmpty()) {
      return new MappingSketch(fields);
    }
    if (!fields.isEmpty()) {
      throw new IllegalArgumentException(
          alone.get().origin().span() + ": nothing can stand beside it");
    }
    Yaml value = alone.get().value();
    return alone.get().key().text().equals("$first") && value instanceof YamlSequence list
        ? new FirstSketch(list.items().stream().map(SketchReader::read).toList())
        : read(value);
  }

  private static void merged(Yaml value, Join join, List<Field> fields) {
    List<Yaml> sources = value instanceof YamlSequence list ? list.items() : List.of(value);
    sources.forEach(source -> fields.add(new Field(Optional.empty(), join, read(source))));
  }
}
