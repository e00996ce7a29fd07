package io.mcmetrics.document;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;

/** Recognition of documents by their content, since file names tell little. */
public final class Shape {
  private static final List<String> GLOBAL_SETTINGS =
      List.of("scrape_interval", "evaluation_interval", "external_labels", "scrape_timeout");

  private Shape() {}

  /** Tells whether this is a Prometheus configuration file. */
  public static boolean isPrometheusConfig(Yaml root) {
    if (root.at("apiVersion").isPresent() || isLogAgentConfig(root)) {
      return false;
    }
    return isFilledSequence(root, "scrape_configs")
        || isFilledSequence(root, "remote_write")
        || root.mappingAt("global").filter(Shape::hasGlobalSettings).isPresent();
  }

  /** Tells whether this is the configuration of an OpenTelemetry Collector. */
  public static boolean isCollectorConfig(Yaml root) {
    return root.at("apiVersion").isEmpty()
        && root.mappingAt("service", "pipelines").isPresent()
        && root.mappingAt("exporters").isPresent();
  }

  /**
   * Tells whether this is the configuration of Promtail or Loki, whose keys are partly those of
   * Prometheus (Promtail 2.9, {@code clients/pkg/promtail/config}).
   */
  private static boolean isLogAgentConfig(Yaml root) {
    return root.at("positions").isPresent()
        || root.at("clients").isPresent()
        || root.at("schema_config").isPresent()
        || root.at("limits_config").isPresent()
        || root.itemsAt("scrape_configs").stream()
            .anyMatch(
                job -> job.at("pipeline_stages").isPresent() || job.at("journal").isPresent());
  }

  /**
   * Tells whether this is a JSON schema, which names the keys of other files and holds none of
   * their values.
   */
  public static boolean isSchema(Yaml root) {
    return root.at("$schema").isPresent()
        || (root.mappingAt("properties").isPresent() && root.scalarAt("type").isPresent());
  }

  /** Tells whether a Prometheus configuration file is only a part of one. */
  public static boolean isFragment(YamlMapping config) {
    return config.get("global").isEmpty() && config.get("scrape_configs").isEmpty();
  }

  /**
   * Tells whether this is a Grafana dashboard, by itself or in the wrapper that the Grafana API
   * uses.
   */
  public static boolean isDashboard(Yaml root) {
    Yaml dashboard = root.mappingAt("dashboard").map(Yaml.class::cast).orElse(root);
    boolean hasPanels =
        dashboard.sequenceAt("panels").isPresent() || dashboard.sequenceAt("rows").isPresent();
    return hasPanels
        && dashboard.at("title").isPresent()
        && (dashboard.at("schemaVersion").isPresent() || dashboard.at("templating").isPresent());
  }

  /** Tells whether this is a file of alerting and recording rules. */
  public static boolean isRuleFile(Yaml root) {
    return root.at("apiVersion").isEmpty()
        && root.itemsAt("groups").stream()
            .anyMatch(
                group -> group.scalarAt("name").isPresent() && isFilledSequence(group, "rules"));
  }

  private static boolean hasGlobalSettings(YamlMapping global) {
    return GLOBAL_SETTINGS.stream().anyMatch(key -> global.get(key).isPresent());
  }

  private static boolean isFilledSequence(Yaml root, String key) {
    return root.sequenceAt(key).filter(list -> !list.items().isEmpty()).isPresent();
  }
}
