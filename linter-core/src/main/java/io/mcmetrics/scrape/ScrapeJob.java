package io.mcmetrics.scrape;

import io.mcmetrics.relabel.RelabelReader;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.series.Federation;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scrape job: an entry of {@code scrape_configs}, or an endpoint of a ServiceMonitor or
 * PodMonitor.
 *
 * @param name the name of the job, or of the monitor
 * @param path the path of the metrics; empty for the default
 * @param settings its configuration
 * @param keys the names of its settings
 */
record ScrapeJob(String name, String path, Yaml settings, Keys keys) {
  private static final String FEDERATE = "/federate";

  /** The names of settings, which differ between resources and files. */
  enum Keys {
    RESOURCE("path", "honorLabels", "metricRelabelings", RelabelSyntax.CUSTOM_RESOURCE),
    SCRAPE_CONFIG("metricsPath", "honorLabels", "metricRelabelings", RelabelSyntax.CUSTOM_RESOURCE),
    FILE("metrics_path", "honor_labels", "metric_relabel_configs", RelabelSyntax.PROMETHEUS_FILE);

    private final String path;
    private final String honorLabels;
    private final String relabelings;
    private final RelabelSyntax syntax;

    Keys(String path, String honorLabels, String relabelings, RelabelSyntax syntax) {
      this.path = path;
      this.honorLabels = honorLabels;
      this.relabelings = relabelings;
      this.syntax = syntax;
    }
  }

  static ScrapeJob of(String name, Yaml settings, Keys keys) {
    String path = settings.scalarAt(keys.path).map(YamlScalar::text).orElse("");
    return new ScrapeJob(name, path, settings, keys);
  }

  /** Returns the jobs of a {@code scrape_configs} list. */
  static List<ScrapeJob> ofFile(List<Yaml> configs) {
    return configs.stream()
        .map(
            config ->
                of(config.scalarAt("job_name").map(YamlScalar::text).orElse(""), config, Keys.FILE))
        .toList();
  }

  boolean federates() {
    return path.endsWith(FEDERATE);
  }

  Federation federation() {
    List<String> matches = new ArrayList<>();
    boolean isRead = settings.at("params", "match[]").isPresent();
    Stream<Yaml> written = settings.itemsAt("params", "match[]").stream();
    for (Yaml match : written.toList()) {
      isRead &= match instanceof YamlScalar text && !text.isUnknown();
      if (match instanceof YamlScalar text) {
        matches.add(text.text());
      }
    }
    boolean honors =
        settings.scalarAt(keys.honorLabels).filter(word -> word.text().equals("true")).isPresent();
    return Federation.of(matches, isRead && !matches.isEmpty(), honors, relabelings());
  }

  /** Returns the metric relabelling. */
  List<RelabelRule> relabelings() {
    Optional<Yaml> rules = settings.at(keys.relabelings);
    return rules.map(list -> RelabelReader.read(list, keys.syntax)).orElse(List.of());
  }
}
