package io.mcmetrics.helm;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.SendingNodes;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the charts of the OpenTelemetry Collector add to a configuration and the sheets do not:
 * {@code defaultCRConfig}, over which each collector of opentelemetry-kube-stack is merged
 * (opentelemetry-helm-charts, {@code templates/collector.yaml}), a file of scrape jobs, and
 * presets.
 */
final class CollectorDefaults {
  private static final Set<String> CHARTS =
      Set.of("opentelemetry-kube-stack", "opentelemetry-collector");

  private CollectorDefaults() {}

  /** Notes a gap for each such part of the values of a release that sends. */
  static void note(ChartUse use, YamlMapping values, TreeFiles files) {
    if (!CHARTS.contains(use.chart()) || SendingNodes.firstIn(values).isEmpty()) {
      return;
    }
    List<Yaml> collectors = new ArrayList<>(List.of(values));
    values.mappingAt("collectors").map(YamlMapping::entries).orElse(List.of()).stream()
        .map(Entry::value)
        .forEach(collectors::add);
    values
        .mappingAt("defaultCRConfig")
        .ifPresent(
            defaults -> {
              collectors.add(defaults);
              defaults
                  .entry("config")
                  .filter(config -> !config.value().isNull())
                  .ifPresent(config -> add(config, "`defaultCRConfig.config`", files));
            });
    for (Yaml collector : collectors) {
      collector.mappingAt("presets").map(YamlMapping::entries).orElse(List.of()).stream()
          .filter(preset -> isOn(preset.value()))
          .forEach(preset -> add(preset, "the preset `" + preset.key().text() + "`", files));
      collector
          .scalarAt("scrape_configs_file")
          .filter(file -> !file.isNull() && !file.text().isEmpty())
          .ifPresent(file -> add(file, "`scrape_configs_file`", files));
    }
  }

  private static boolean isOn(Yaml preset) {
    return preset instanceof YamlMapping settings && settings.is(true, "enabled");
  }

  private static void add(Located at, String what, TreeFiles files) {
    files.addGap(
        Gap.at(
            at,
            what + " adds to the configuration of a collector, and is not evaluated",
            "what is sent beside the rest, and with which labels, is not known"));
  }
}
