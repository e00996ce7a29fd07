package io.mcmetrics.chart;

import io.mcmetrics.chart.sketch.Sketch;
import io.mcmetrics.chart.sketch.SketchNotes;
import io.mcmetrics.chart.sketch.SketchReader;
import io.mcmetrics.chart.sketch.SketchResult;
import io.mcmetrics.chart.sketch.SketchScope;
import io.mcmetrics.chart.sketch.ValueRemark;
import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.chart.values.Condition;
import io.mcmetrics.chart.values.KeyPath;
import io.mcmetrics.chart.values.Truth;
import io.mcmetrics.chart.values.ValueLookup;
import io.mcmetrics.chart.values.ValueType;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A row of a sheet about values that end badly: on a condition, at a path, with a sentence.
 *
 * @param always false if the sentence is about values only that the user wrote
 */
record SheetRemark(Condition when, About about, KeyPath at, Sketch says, boolean always) {
  private static final Set<String> KEYS = Set.of("$when", "about", "at", "says");

  /** Returns a row of the section {@code remarks}. */
  static SheetRemark of(YamlMapping row) {
    for (Entry entry : row.entries()) {
      if (!KEYS.contains(entry.key().text())) {
        throw new IllegalArgumentException(entry.origin().span() + ": no key of a remark");
      }
    }
    return new SheetRemark(
        Condition.of(row.scalarAt("$when").orElseThrow().text()),
        About.named(row.scalarAt("about").map(YamlScalar::text).orElse(About.REFUSED.word())),
        KeyPath.of(row.scalarAt("at").orElseThrow().text()),
        SketchReader.read(row.scalarAt("says").orElseThrow()),
        true);
  }

  /**
   * Returns a part of the section {@code refused}: types, and the paths at which templates end with
   * an error for a value of such a type, on a condition.
   */
  static List<SheetRemark> refused(YamlMapping types) {
    String when = types.scalarAt("$when").map(text -> text.text() + " and ").orElse("");
    List<SheetRemark> rows = new ArrayList<>();
    for (Entry entry : types.entries()) {
      String type = entry.key().text();
      for (Yaml item : types.itemsAt(type)) {
        String path = ((YamlScalar) item).text();
        String says =
            "`%s` is %s, which the templates of the chart do not take: Helm ends with an error"
                .formatted(path, ValueType.named(type).words());
        rows.add(
            new SheetRemark(
                Condition.of(when + path + " is " + type),
                About.REFUSED,
                KeyPath.of(path),
                SketchReader.read(YamlScalar.plain(says, item.origin())),
                false));
      }
    }
    return rows;
  }

  /**
   * Returns the rows of the section {@code schema}: types, and the paths that have to be of them.
   */
  static List<SheetRemark> schema(YamlMapping types) {
    List<SheetRemark> rows = new ArrayList<>();
    for (Entry entry : types.entries()) {
      ValueType due = ValueType.named(entry.key().text());
      for (Yaml item : types.itemsAt(entry.key().text())) {
        String path = ((YamlScalar) item).text();
        for (ValueType other : ValueType.values()) {
          // A null takes the default away, or leaves it.
          if (other != due && other != ValueType.NULL) {
            String says =
                "`%s` is %s, and the schema of the chart asks for %s: Helm ends with an error"
                    .formatted(path, other.words(), due.words());
            rows.add(
                new SheetRemark(
                    Condition.of(path + " is " + other.name().toLowerCase(Locale.ROOT)),
                    About.REFUSED,
                    KeyPath.of(path),
                    SketchReader.read(YamlScalar.plain(says, item.origin())),
                    false));
          }
        }
      }
    }
    return rows;
  }

  /**
   * Returns the rows of the section {@code truths}: switches that are only asked whether they are
   * there.
   */
  static List<SheetRemark> truths(List<Yaml> paths) {
    List<SheetRemark> rows = new ArrayList<>();
    for (Yaml item : paths) {
      String path = ((YamlScalar) item).text();
      for (String no : List.of("false", "no", "off")) {
        String says =
            "`" + path + "` is the text `" + no + "`, and a template takes any text for true";
        rows.add(
            new SheetRemark(
                Condition.of(path + " is text and " + path + " = " + no),
                About.TAKEN_FOR_TRUE,
                KeyPath.of(path),
                SketchReader.read(YamlScalar.plain(says, item.origin())),
                false));
      }
    }
    return rows;
  }

  /** Adds the remark if its condition holds. */
  void check(SketchScope scope, SketchNotes notes) {
    // Where the version is not told, the newest is assumed, and what came with one proves nothing.
    if (scope.holds(when) != Truth.YES || (when.asksForVersion() && !scope.knowsVersion())) {
      return;
    }
    ValueLookup found = scope.find(at);
    List<SketchResult> said = says.draw(scope);
    if (said.isEmpty() || !(said.get(0).value() instanceof YamlScalar message)) {
      return;
    }
    if (always || found.written()) {
      notes.add(ValueRemark.of(about, place(found), message.text()));
    }
  }

  private static Origin place(ValueLookup found) {
    return found.written()
            && found.value().orElseThrow() instanceof YamlScalar scalar
            && !scalar.isNull()
        ? scalar.origin()
        : found.key();
  }
}
