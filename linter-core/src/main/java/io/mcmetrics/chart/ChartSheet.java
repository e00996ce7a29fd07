package io.mcmetrics.chart;

import io.mcmetrics.chart.KeyCheck.KeyWords;
import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.chart.sketch.ReleaseNames;
import io.mcmetrics.chart.sketch.ReleaseNames.DerivedName;
import io.mcmetrics.chart.sketch.SketchNotes;
import io.mcmetrics.chart.sketch.SketchResult;
import io.mcmetrics.chart.sketch.SketchScope;
import io.mcmetrics.chart.sketch.ValueRemark;
import io.mcmetrics.chart.values.ChartKeys;
import io.mcmetrics.chart.values.ChartVersion;
import io.mcmetrics.chart.values.Condition;
import io.mcmetrics.chart.values.Truth;
import io.mcmetrics.chart.values.Values;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The description of what one chart renders from its values, from {@code charts/*.yaml} beside this
 * class: sketches of manifests with the fields that matter to the linter, and the defaults of the
 * chart. {@code docs/chart-sheets.md} describes the language.
 */
public final class ChartSheet {
  private final int longest;
  private final Map<String, DerivedName> names;
  private final List<Part> parts;
  private final ChartDefaults defaults;
  private final List<SheetDocument> documents;
  private final List<SheetRemark> remarks;
  private final KeyWords words;

  /** Editions by the text of the version; a fleet has few of them, and many releases of each. */
  private final Map<String, Edition> editions = new HashMap<>();

  /**
   * Makes a sheet.
   *
   * @param longest the number of characters that the chart cuts its full name to
   * @param names the names that the chart defines beside the usual ones
   * @param parts the sub-charts
   * @param remarks what is said of values that end badly
   * @param words what is said of keys
   */
  ChartSheet(
      int longest,
      Map<String, DerivedName> names,
      ChartDefaults defaults,
      List<SheetDocument> documents,
      List<Part> parts,
      List<SheetRemark> remarks,
      KeyWords words) {
    this.longest = longest;
    this.parts = List.copyOf(parts);
    this.names = Map.copyOf(names);
    this.defaults = defaults;
    this.documents = List.copyOf(documents);
    this.remarks = List.copyOf(remarks);
    this.words = words;
  }

  /**
   * A document that a chart renders.
   *
   * @param root a manifest with the fields that are known; or another document that has a {@code
   *     kind} and no {@code apiVersion}
   * @param certain whether it is certain that the chart renders it
   * @param whole whether it is complete, and not cut by the bound on items
   */
  public record RenderedDocument(YamlMapping root, boolean certain, boolean whole) {}

  /** A version of the chart, if it is known, and its defaults. */
  private record Edition(Optional<ChartVersion> version, YamlMapping defaults) {}

  /** A sub-chart, the condition on which it is enabled, and the key of its values. */
  record Part(String sheet, Condition when, String key) {}

  /**
   * A sub-chart with its values.
   *
   * @param sheet the name of its sheet
   * @param key the key of its values, which is also its name
   * @param values the values that the parent chart and the user give it
   * @param certain whether it is certain that it is enabled
   */
  public record SubChart(String sheet, String key, YamlMapping values, boolean certain) {}

  /** How a chart is known. */
  public enum KnownBy {
    /** Something names it. */
    NAME,
    /** Its values look like it. */
    VALUES,
    /** The values below some key look like it. */
    KEY
  }

  /**
   * What a chart renders.
   *
   * @param remarks what it does with values that their user will not have meant
   */
  public record Rendered(List<RenderedDocument> documents, List<ValueRemark> remarks) {}

  /**
   * Returns the enabled sub-charts, as far as there are sheets of them.
   *
   * @param use what is known of the chart
   * @param values what the user gives the chart
   */
  public List<SubChart> subCharts(ChartUse use, YamlMapping values) {
    if (parts.isEmpty()) {
      return List.of();
    }
    Edition edition = edition(use.version());
    Values all = new Values(values, edition.defaults(), use.origin());
    SketchScope scope =
        SketchScope.of(
            all,
            new ReleaseNames(use, longest, names),
            edition.version(),
            new SketchNotes(ChartKeys.UNKNOWN, false));
    List<SubChart> found = new ArrayList<>();
    for (Part part : parts) {
      Truth when = scope.holds(part.when());
      Optional<Yaml> given = all.at(List.of(part.key())).value();
      if (when != Truth.NO && given.isPresent() && given.get() instanceof YamlMapping own) {
        found.add(new SubChart(part.sheet(), part.key(), own, when == Truth.YES));
      }
    }
    return found;
  }

  /**
   * Returns what the chart renders.
   *
   * @param use what is known of the chart; its name is that of the chart itself, or an alias
   * @param values what the user gives the chart
   * @param whole whether nothing outside of the files may add to them
   * @param how how the chart is known
   */
  public Rendered rendered(ChartUse use, YamlMapping values, boolean whole, KnownBy how) {
    Edition edition = edition(use.version());
    Values all = new Values(values, edition.defaults(), use.origin());
    ReleaseNames releaseNames = new ReleaseNames(use, longest, names);
    List<RenderedDocument> made = new ArrayList<>();
    SketchNotes notes = new SketchNotes(words.keys(), whole && !use.release().isEmpty());
    SketchScope top = SketchScope.of(all, releaseNames, edition.version(), notes);
    remarks.forEach(remark -> remark.check(top, notes));
    if (how != KnownBy.KEY) {
      KeyCheck.check(use, words, values, how == KnownBy.NAME, notes);
    }
    for (SheetDocument document : documents) {
      SketchScope scope =
          SketchScope.of(all, releaseNames, edition.version(), notes).at(document.base());
      Truth when = scope.holds(document.when());
      if (when != Truth.NO) {
        for (SketchResult drawn : document.sketch().draw(scope)) {
          if (drawn.value() instanceof YamlMapping root) {
            made.add(new RenderedDocument(root, when == Truth.YES, !scope.budget().isSpent()));
          }
        }
      }
    }
    return new Rendered(made, notes.remarks());
  }

  /** Returns the documents that the chart renders. */
  List<RenderedDocument> documents(ChartUse use, YamlMapping values) {
    return rendered(use, values, true, KnownBy.NAME).documents();
  }

  /** Reads all sketches, for a test that looks for mistakes in them. */
  void readAll() {
    documents.forEach(SheetDocument::sketch);
  }

  private Edition edition(String told) {
    return editions.computeIfAbsent(told, this::newEdition);
  }

  private Edition newEdition(String told) {
    Optional<ChartVersion> version = ChartVersion.newestIn(told);
    return new Edition(version, defaults.of(version));
  }
}
