package io.mcmetrics.model;

import io.mcmetrics.render.Document;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the labels that a sender gives to everything when it scrapes: by the relabelling of its
 * default scrape class, or by every scrape configuration of its file alike.
 */
final class ScrapeLabels {
  private ScrapeLabels() {}

  static List<String> of(Document document) {
    return document.kind().equals(Document.PROMETHEUS_YML)
        ? inEveryConfig(document.root().at("scrape_configs"))
        : ofDefaultClass(document.at("spec", "scrapeClasses"));
  }

  private static List<String> ofDefaultClass(Optional<Yaml> classes) {
    List<String> names = new ArrayList<>();
    for (Yaml scrapeClass : items(classes)) {
      if (scrapeClass instanceof YamlMapping mapping && mapping.is(true, "default")) {
        targets(mapping.at("relabelings"), "targetLabel").forEach(names::add);
        targets(mapping.at("metricRelabelings"), "targetLabel").forEach(names::add);
      }
    }
    return names;
  }

  private static List<String> inEveryConfig(Optional<Yaml> configs) {
    List<List<String>> each = items(configs).stream().map(ScrapeLabels::inConfig).toList();
    return each.isEmpty()
        ? List.of()
        : each.get(0).stream()
            .filter(name -> each.stream().allMatch(l -> l.contains(name)))
            .toList();
  }

  private static List<String> inConfig(Yaml config) {
    List<String> names = new ArrayList<>();
    for (Yaml group : items(config.at("static_configs"))) {
      List<Entry> labels = group.mappingAt("labels").map(YamlMapping::entries).orElse(List.of());
      labels.forEach(label -> names.add(label.key().text()));
    }
    targets(config.at("relabel_configs"), "target_label").forEach(names::add);
    targets(config.at("metric_relabel_configs"), "target_label").forEach(names::add);
    return names;
  }

  private static Stream<String> targets(Optional<Yaml> rules, String key) {
    return items(rules).stream().flatMap(rule -> rule.scalarAt(key).stream()).map(YamlScalar::text);
  }

  private static List<Yaml> items(Optional<Yaml> node) {
    return node.isPresent() && node.get() instanceof YamlSequence list ? list.items() : List.of();
  }
}
