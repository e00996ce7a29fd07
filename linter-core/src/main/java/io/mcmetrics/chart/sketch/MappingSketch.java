package io.mcmetrics.chart.sketch;

import io.mcmetrics.chart.sketch.ValueRemark.About;
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
  /** How a mapping without a key of its own comes into the one around it. */
  enum Join {
    /** A template joins both: of equal keys the later counts. */
    MERGED,
    /** It is printed behind what is there: an equal key stands twice. */
    PRINTED_BEHIND
  }

  /**
   * A field.
   *
   * @param key empty for {@code $merge} and {@code $also}, whose mappings are joined into the one
   *     around them
   */
  record Field(Optional<TextSketch> key, Join join, Sketch value) {
    static Field of(TextSketch key, Sketch value) {
      return new Field(Optional.of(key), Join.MERGED, value);
    }
  }

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
          if (field.join() == Join.PRINTED_BEHIND) {
            noteTwice(entries, one.value(), scope);
          }
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

  private static void noteTwice(Map<String, Entry> entries, Yaml more, SketchScope scope) {
    if (!(more instanceof YamlMapping mapping)) {
      return;
    }
    for (Entry entry : mapping.entries()) {
      String key = entry.key().text();
      Entry before = entries.get(key);
      if (before != null && !before.value().isNull()) {
        scope.note(
            ValueRemark.of(
                About.TWICE,
                entry.origin(),
                "the chart prints `" + key + "` itself, and with this a second time"));
      }
    }
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
