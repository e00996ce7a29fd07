package io.mcmetrics.chart;

import io.mcmetrics.chart.ChartDefaults.Change;
import io.mcmetrics.chart.ChartSheet.Part;
import io.mcmetrics.chart.KeyCheck.KeyWords;
import io.mcmetrics.chart.sketch.ReleaseNames;
import io.mcmetrics.chart.sketch.ReleaseNames.DerivedName;
import io.mcmetrics.chart.sketch.Sketch;
import io.mcmetrics.chart.sketch.SketchReader;
import io.mcmetrics.chart.values.ChartKeys;
import io.mcmetrics.chart.values.ChartVersion;
import io.mcmetrics.chart.values.Condition;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A reader of sheets. They are part of the linter, so a mistake in one is an exception. */
final class SheetReader {
  private static final Set<String> KEYS =
      Set.of(
          "longest",
          "names",
          "texts",
          "defaults",
          "since",
          "documents",
          "parts",
          "remarks",
          "refused",
          "schema",
          "truths",
          "keys");

  private SheetReader() {}

  /**
   * Returns the body of a sheet.
   *
   * @throws IllegalArgumentException if it has a mistake
   */
  static ChartSheet read(SourceFile file) {
    YamlMapping root = mapping(file);
    for (Entry entry : root.entries()) {
      if (!KEYS.contains(entry.key().text())) {
        throw new IllegalArgumentException(entry.origin().span() + ": no key of a sheet");
      }
    }
    int longest =
        root.scalarAt("longest")
            .map(number -> Integer.parseInt(number.text()))
            .orElse(ReleaseNames.LONGEST_LABEL);
    List<SheetDocument> documents = new ArrayList<>();
    root.itemsAt("documents").forEach(item -> documents.add(SheetDocument.of((YamlMapping) item)));
    List<Part> parts = new ArrayList<>();
    root.itemsAt("parts").forEach(item -> parts.add(part((YamlMapping) item)));
    return new ChartSheet(
        longest, names(root), defaults(root), documents, parts, remarks(root), words(root));
  }

  private static List<SheetRemark> remarks(YamlMapping root) {
    List<SheetRemark> remarks = new ArrayList<>();
    root.itemsAt("remarks").forEach(row -> remarks.add(SheetRemark.of((YamlMapping) row)));
    root.mappingsAt("refused").forEach(types -> remarks.addAll(SheetRemark.refused(types)));
    root.mappingAt("schema").ifPresent(types -> remarks.addAll(SheetRemark.schema(types)));
    remarks.addAll(SheetRemark.truths(root.itemsAt("truths")));
    return remarks;
  }

  private static KeyWords words(YamlMapping root) {
    ChartKeys keys =
        root.scalarAt("keys", "file")
            .map(file -> ChartKeys.read(SheetFile.resource("keys/" + file.text())))
            .orElse(ChartKeys.UNKNOWN);
    return new KeyWords(keys, texts(root, "vital"), texts(root, "told"));
  }

  private static Set<String> texts(YamlMapping root, String key) {
    Set<String> texts = new LinkedHashSet<>();
    root.itemsAt("keys", key).forEach(item -> texts.add(((YamlScalar) item).text()));
    return texts;
  }

  private static Map<String, DerivedName> names(YamlMapping root) {
    Map<String, DerivedName> names = new LinkedHashMap<>();
    for (Entry entry : entries(root, "names")) {
      Sketch sketch = SketchReader.read(entry.value());
      names.put(entry.key().text(), new DerivedName(sketch, ReleaseNames.LONGEST_LABEL));
    }
    for (Entry entry : entries(root, "texts")) {
      Sketch sketch = SketchReader.read(entry.value());
      names.put(entry.key().text(), new DerivedName(sketch, Integer.MAX_VALUE));
    }
    return names;
  }

  private static List<Entry> entries(YamlMapping root, String key) {
    return root.mappingAt(key).map(YamlMapping::entries).orElse(List.of());
  }

  private static Part part(YamlMapping written) {
    return new Part(
        written.scalarAt("sheet").orElseThrow().text(),
        written.scalarAt("$when").map(text -> Condition.of(text.text())).orElse(Condition.ALWAYS),
        written.scalarAt("key").orElseThrow().text());
  }

  /** Returns the only document of a part of a sheet. */
  static YamlMapping mapping(SourceFile file) {
    YamlFile yaml = YamlReader.read(file);
    if (!yaml.isComplete() || !yaml.duplicateKeys().isEmpty() || yaml.documents().size() != 1) {
      throw new IllegalArgumentException(file.path() + " is no sheet: " + yaml);
    }
    return (YamlMapping) yaml.documents().get(0);
  }

  private static ChartDefaults defaults(YamlMapping root) {
    List<Change> changes = new ArrayList<>();
    for (Yaml row : root.itemsAt("since")) {
      ChartVersion since =
          row.scalarAt("version")
              .flatMap(version -> ChartVersion.find(version.text()))
              .orElseThrow(() -> new IllegalArgumentException(row.origin().span() + ": version?"));
      changes.add(new Change(since, row.mappingAt("defaults").orElseThrow()));
    }
    YamlMapping none = YamlMapping.empty(root.origin());
    return new ChartDefaults(root.mappingAt("defaults").orElse(none), changes);
  }
}
