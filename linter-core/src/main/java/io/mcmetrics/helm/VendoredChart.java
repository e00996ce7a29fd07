package io.mcmetrics.helm;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Yaml11Scalars;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chart whose files are in the tree: its own values are the lowest layer, and those of a
 * sub-chart are below the name of that.
 *
 * @param directory where {@code Chart.yaml} is
 * @param by the path of the file that deploys it
 * @param manifest the content of {@code Chart.yaml}
 */
public record VendoredChart(
    TreeFiles treeFiles, String directory, String by, YamlMapping manifest) {
  /** The deepest nesting of sub-charts that is read; real trees have less. */
  private static final int MAX_NESTING = 4;

  /** Returns the chart in a directory; empty if there is none. */
  public static Optional<VendoredChart> in(TreeFiles treeFiles, String directory, String by) {
    return treeFiles
        .valuesLayer(TreePath.join(directory, "Chart.yaml"), by)
        .map(manifest -> new VendoredChart(treeFiles, directory, by, manifest));
  }

  /** Returns the values that the templates of the chart and its sub-charts are given. */
  public YamlMapping values(List<YamlMapping> layers) {
    return values(layers, HelmMajor.THREE);
  }

  /** Returns the values that the templates of the chart and its sub-charts are given by a Helm. */
  public YamlMapping values(List<YamlMapping> layers, HelmMajor helm) {
    YamlMapping given = HelmValues.joined(layers, manifest.origin());
    return tree(MAX_NESTING, helm)
        .values(ValuesTable.of(Yaml11Scalars.resolved(given)), treeFiles)
        .tree();
  }

  /**
   * Tells whether the values of the chart or of a sub-chart have a null, which Helm 3 and Helm 4
   * treat differently.
   */
  public boolean hasNulls() {
    return hasNulls(MAX_NESTING);
  }

  private boolean hasNulls(int nestingLeft) {
    return hasNull(ownValues())
        || (nestingLeft > 0 && parts().stream().anyMatch(part -> part.hasNulls(nestingLeft - 1)));
  }

  private List<VendoredChart> parts() {
    List<VendoredChart> parts = new ArrayList<>();
    for (String part : treeFiles.chartsIn(TreePath.join(directory, "charts"))) {
      in(treeFiles, part, by).ifPresent(parts::add);
    }
    return parts;
  }

  private static boolean hasNull(YamlMapping values) {
    return values.entries().stream()
        .anyMatch(
            entry ->
                entry.value().isNull()
                    || (entry.value() instanceof YamlMapping inner && hasNull(inner)));
  }

  /** Returns the values of the chart itself. */
  public YamlMapping ownValues() {
    YamlMapping none = YamlMapping.empty(manifest.origin());
    return treeFiles.valuesLayer(TreePath.join(directory, "values.yaml"), by).orElse(none);
  }

  private ChartTree tree(int nestingLeft, HelmMajor helm) {
    List<ChartTree> parts = new ArrayList<>();
    if (nestingLeft > 0) {
      parts().forEach(part -> parts.add(part.tree(nestingLeft - 1, helm)));
    }
    return new ChartTree(
        manifest.textAt("name"),
        manifest.origin(),
        ValuesTable.of(Yaml11Scalars.resolved(ownValues())),
        dependencies(),
        parts,
        helm);
  }

  /** Returns the dependencies; charts made for Helm 2 have them in {@code requirements.yaml}. */
  private List<Yaml> dependencies() {
    List<Yaml> old =
        treeFiles
            .valuesLayer(TreePath.join(directory, "requirements.yaml"), by)
            .map(requirements -> requirements.itemsAt("dependencies"))
            .orElse(List.of());
    return old.isEmpty() ? manifest.itemsAt("dependencies") : old;
  }
}
