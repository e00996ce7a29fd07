package io.mcmetrics.chart;

import io.mcmetrics.chart.sketch.Sketch;
import io.mcmetrics.chart.sketch.SketchReader;
import io.mcmetrics.chart.values.Condition;
import io.mcmetrics.chart.values.KeyPath;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One document of a sheet: its condition, its base in the values, and its sketch. Most documents of
 * a chart are disabled in most releases, so a sketch is read when it is first used.
 */
final class SheetDocument {
  private final Condition when;
  private final KeyPath base;
  private final YamlMapping written;
  private Optional<Sketch> sketch = Optional.empty();

  private SheetDocument(Condition when, KeyPath base, YamlMapping written) {
    this.when = when;
    this.base = base;
    this.written = written;
  }

  static SheetDocument of(YamlMapping written) {
    Optional<YamlScalar> when = written.scalarAt("$when");
    Optional<YamlScalar> of = written.scalarAt("$of");
    List<Entry> rest = new ArrayList<>(written.entries());
    boolean looped = written.has("$for");
    // Within a loop, the condition may ask for its variable.
    rest.removeIf(entry -> entry.key().text().equals("$of"));
    rest.removeIf(entry -> !looped && entry.key().text().equals("$when"));
    return new SheetDocument(
        when.filter(text -> !looped)
            .map(text -> Condition.of(text.text()))
            .orElse(Condition.ALWAYS),
        of.map(text -> KeyPath.of(text.text())).orElse(new KeyPath(false, List.of())),
        new YamlMapping(rest, written.origin()));
  }

  Condition when() {
    return when;
  }

  /** Returns the path that its relative paths start from. */
  KeyPath base() {
    return base;
  }

  /**
   * Returns the sketch.
   *
   * @throws IllegalArgumentException if it is no sketch
   */
  Sketch sketch() {
    if (sketch.isEmpty()) {
      sketch = Optional.of(SketchReader.read(written));
    }
    return sketch.get();
  }
}
