package io.mcmetrics.render;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of Grafana Agent in static mode, of which each instance is like a
 * prometheus.yml: below {@code metrics}, which was {@code prometheus} before 0.22, {@code global}
 * and a list {@code configs}. An instance without {@code remote_write} has that of {@code global}
 * (Grafana Agent 0.44, docs/sources/static/configuration/metrics-config.md).
 */
final class AgentConfig {
  private static final String GLOBAL = "global";
  private static final String REMOTE_WRITE = "remote_write";

  private AgentConfig() {}

  /** Returns the instances, each as a prometheus.yml; none if this is no such configuration. */
  static List<YamlMapping> instances(YamlMapping root) {
    Optional<YamlMapping> metrics =
        root.mappingAt("metrics").or(() -> root.mappingAt("prometheus")).filter(AgentConfig::sends);
    if (metrics.isEmpty() || root.at("apiVersion").isPresent()) {
      return List.of();
    }
    Optional<YamlMapping> global = metrics.get().mappingAt(GLOBAL);
    List<YamlMapping> instances = new ArrayList<>();
    for (YamlMapping instance : metrics.get().mappingsAt("configs")) {
      List<Entry> entries = new ArrayList<>();
      metrics.get().entry(GLOBAL).map(AgentConfig::withoutRemoteWrite).ifPresent(entries::add);
      instance
          .entry(REMOTE_WRITE)
          .or(() -> global.flatMap(all -> all.entry(REMOTE_WRITE)))
          .ifPresent(entries::add);
      instance.entry("scrape_configs").ifPresent(entries::add);
      instances.add(new YamlMapping(entries, instance.origin()));
    }
    return instances;
  }

  private static boolean sends(YamlMapping metrics) {
    boolean byAll = metrics.sequenceAt(GLOBAL, REMOTE_WRITE).isPresent();
    List<YamlMapping> instances = metrics.mappingsAt("configs");
    return !instances.isEmpty()
        && (byAll || instances.stream().anyMatch(one -> one.sequenceAt(REMOTE_WRITE).isPresent()));
  }

  private static Entry withoutRemoteWrite(Entry global) {
    Yaml value = global.value();
    if (!(value instanceof YamlMapping mapping)) {
      return global;
    }
    List<Entry> rest =
        mapping.entries().stream().filter(e -> !e.key().text().equals(REMOTE_WRITE)).toList();
    return new Entry(
        YamlScalar.plain(GLOBAL, global.key().origin()), new YamlMapping(rest, mapping.origin()));
  }
}
