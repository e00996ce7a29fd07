package io.mcmetrics.chart.sketch;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping. Of two fields with the same key the later wins, even if it has no value. */
record MappingSketch(List<Field> fields) implements Sketch {
  /**
   * A field.
   *
   * @param key empty for {@code $merge}, whose mappings are joined into the one around it
   */
  record Field(Optional<TextSketch> key, Sketch value) {}

  MappingSketch {
    fields = List.copyOf(fields);
  }

  @Override
  public List<SketchResult> draw(SketchScope scope) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Optional<Origin> copied = Optional.empty();
    for (Field field : fields) {
      List<SketchResult> drawn = field.value().draw(scope);
      if (field.key().isPresent()) {
        set(entries, field.key().get(), drawn, scope);
      } else {
        for (SketchResult one : drawn) {
          copied = one.key().isPresent() ? one.key() : copied;
          merge(entries, one.value());
        }
      }
    }
    if (entries.isEmpty() && !fields.isEmpty()) {
      return List.of();
    }
    YamlMapping made = new YamlMapping(List.copyOf(entries.values()), scope.place());
    return List.of(new SketchResult(made, copied));
  }

  private static void set(
      Map<String, Entry> entries, TextSketch key, List<SketchResult> drawn, SketchScope scope) {
    YamlScalar name = key.text(scope);
    entries.remove(name.text());
    if (drawn.isEmpty()) {
      return;
    }
    Yaml value = drawn.get(0).value();
    if (drawn.size() > 1) {
      value = new YamlSequence(drawn.stream().map(SketchResult::value).toList(), scope.place());
    }
    Optional<Origin> copied = drawn.get(0).key();
    YamlScalar placed =
        copied.isPresent() ? new YamlScalar(name.text(), name.style(), copied.get()) : name;
    entries.put(name.text(), new Entry(placed, value));
  }

  private static void merge(Map<String, Entry> entries, Yaml more) {
    if (more instanceof YamlMapping mapping) {
      for (Entry entry : mapping.entries()) {
        entries.remove(entry.key().text());
        entries.put(entry.key().text(), entry);
      }
    } else if (more instanceof YamlSequence list) {
      new ArrayList<>(list.items()).forEach(item -> merge(entries, item));
    } else if (more instanceof YamlScalar scalar && scalar.isUnknown()) {
      // Any key may come of it.
      entries.put(scalar.text(), new Entry(scalar, scalar));
    }
  }
}
