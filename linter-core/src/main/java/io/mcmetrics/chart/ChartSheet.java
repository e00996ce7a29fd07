package io.mcmetrics.chart;

import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one chart makes of its values, as {@code charts/*.yaml} beside this class says it: sketches
 * of manifests with the fields that matter to the linter, and the chart's defaults behind them.
 * {@code docs/chart-sheets.md} describes the language.
 */
public final class ChartSheet {
  private final int longest;
  private final Map<String, Sketch> names;
  private final ChartDefaults defaults;
  private final List<SheetDocument> documents;

  /** A fleet has few versions, and many releases of each. */
  private final Map<Optional<ChartVersion>, YamlMapping> defaultsByVersion = new HashMap<>();

  /**
   * Makes a sheet.
   *
   * @param longest the number of characters that the chart cuts its full name to
   * @param names the names that it derives beside the usual ones
   */
  ChartSheet(
      int longest,
      Map<String, Sketch> names,
      ChartDefaults defaults,
      List<SheetDocument> documents) {
    this.longest = longest;
    this.names = Map.copyOf(names);
    this.defaults = defaults;
    this.documents = List.copyOf(documents);
  }

  /**
   * A document of a chart.
   *
   * @param root a manifest with the fields that are known; or another document that has a {@code
   *     kind} and no {@code apiVersion}
   * @param certain whether it is known to be made at all
   * @param whole whether all was made that is asked for
   */
  public record Made(YamlMapping root, boolean certain, boolean whole) {}

  /** One document of a sheet: when it is made, and of which values. */
  record SheetDocument(Condition when, KeyPath of, Sketch sketch) {}

  /**
   * Returns the documents that the chart makes.
   *
   * @param use what is told of the chart; its name is that of the chart itself, or an alias
   * @param values what the user gives the chart
   */
  public List<Made> documents(ChartUse use, YamlMapping values) {
    Optional<ChartVersion> version = ChartVersion.newestIn(use.version());
    Values all = new Values(values, defaultsByVersion.computeIfAbsent(version, defaults::of), use.origin());
    ReleaseNames releaseNames = new ReleaseNames(use, longest, names);
    List<Made> made = new ArrayList<>();
    for (SheetDocument document : documents) {
      Scope scope = Scope.of(all, releaseNames, version).at(document.of());
      Truth when = scope.holds(document.when());
      if (when != Truth.NO) {
        for (Drawn drawn : document.sketch().draw(scope)) {
          if (drawn.value() instanceof YamlMapping root) {
            made.add(new Made(root, when == Truth.YES, !scope.budget().isSpent()));
          }
        }
      }
    }
    return made;
  }
}
