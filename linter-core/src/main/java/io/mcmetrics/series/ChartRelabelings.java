package io.mcmetrics.series;

import io.mcmetrics.chart.values.ChartVersion;
import io.mcmetrics.relabel.RelabelReader;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** The metric relabelings that kube-prometheus-stack sets by default. */
final class ChartRelabelings {
  private static final String RESOURCE = "kube-prometheus-stack.yaml";

  private final Yaml defaults;

  private ChartRelabelings(Yaml defaults) {
    this.defaults = defaults;
  }

  static ChartRelabelings read() {
    SourceFile file = SourceFile.of(RESOURCE, ExporterReader.text(RESOURCE));
    return new ChartRelabelings(YamlReader.read(file).documents().get(0));
  }

  /**
   * Returns the rules at a key of the values; those of the newest version for what is no version.
   */
  List<RelabelRule> at(String key, String version) {
    Optional<ChartVersion> asked = ChartVersion.find(version);
    Optional<Yaml> found = Optional.empty();
    for (Yaml item :
        defaults instanceof YamlMapping mapping ? mapping.itemsAt(key) : List.<Yaml>of()) {
      if (item instanceof YamlMapping entry && isIn(asked, entry)) {
        found = entry.get("rules");
      }
    }
    return found
        .map(rules -> RelabelReader.read(rules, RelabelSyntax.CUSTOM_RESOURCE))
        .orElse(List.of());
  }

  private static boolean isIn(Optional<ChartVersion> asked, YamlMapping entry) {
    Optional<ChartVersion> since =
        entry.scalarAt("since").map(YamlScalar::text).flatMap(ChartVersion::find);
    return asked.isEmpty() || since.isEmpty() || since.get().compareTo(asked.get()) <= 0;
  }
}
