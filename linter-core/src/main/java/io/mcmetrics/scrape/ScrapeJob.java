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
 * Something that is scraped: a job of Prometheus' own file, or an endpoint of a monitor.
 *
 * @param name the name of the job, or of the monitor
 * @param path where the metrics are; empty if it is not told
 * @param settings what is said of it
 * @param keys how its settings are spelt
 */
record ScrapeJob(String name, String path, Yaml settings, Keys keys) {
  private static final String FEDERATE = "/federate";

  /** The spelling of settings: resources and files differ. */
  enum Keys {
    RESOURCE("path", "honorLabels", "metricRelabelings", RelabelSyntax.CUSTOM_RESOURCE),
    SCRAPE_CONFIG("metricsPath", "honorLabels", "metricRelabelings", RelabelSyntax.CUSTOM_RESOURCE),
    FILE("metrics_path", "honor_labels", "metric_relabel_configs", RelabelSyntax.PROMETHEUS_FILE);

    private final String path;
    private final String honorLabels;
    private final String relabelings;
    private final RelabelSyntax surface;

    Keys(String path, String honorLabels, String relabelings, RelabelSyntax surface) {
      this.path = path;
      this.honorLabels = honorLabels;
      this.relabelings = relabelings;
      this.surface = surface;
    }
  }

  static ScrapeJob of(String name, Yaml settings, Keys keys) {
    String path = settings.scalarAt(keys.path).map(YamlScalar::text).orElse("");
    return new ScrapeJob(name, path, settings, keys);
  }

  /** Returns the jobs of a list as in {@code scrape_configs}. */
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

  /** Returns what is done to series before they are stored. */
  List<RelabelRule> relabelings() {
    Optional<Yaml> rules = settings.at(keys.relabelings);
    return rules.map(list -> RelabelReader.read(list, keys.surface)).orElse(List.of());
  }
}
