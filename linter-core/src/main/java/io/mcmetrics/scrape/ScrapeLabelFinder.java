package io.mcmetrics.scrape;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the labels that a sender adds to all series that it scrapes: by the relabelling of its
 * default scrape class, or in each of the scrape configurations of its file.
 */
public final class ScrapeLabelFinder {
  private ScrapeLabelFinder() {}

  /** Returns the names of the labels, of a prometheus.yml or a resource. */
  public static List<String> of(Document document) {
    return document.kind().equals(Document.PROMETHEUS_YML)
        ? ofJobs(document.root().itemsAt("scrape_configs"))
        : ofDefaultClass(document.root().itemsAt("spec", "scrapeClasses"));
  }

  private static List<String> ofDefaultClass(List<Yaml> classes) {
    List<String> names = new ArrayList<>();
    for (Yaml scrapeClass : classes) {
      if (scrapeClass instanceof YamlMapping mapping && mapping.is(true, "default")) {
        targets(mapping.itemsAt("relabelings"), "targetLabel").forEach(names::add);
        targets(mapping.itemsAt("metricRelabelings"), "targetLabel").forEach(names::add);
      }
    }
    return names;
  }

  /** Returns the names of the labels that each of some scrape configurations of a file sets. */
  public static List<String> ofJobs(List<Yaml> configs) {
    List<List<String>> each = configs.stream().map(ScrapeLabelFinder::inConfig).toList();
    return each.isEmpty()
        ? List.of()
        : each.get(0).stream()
            .filter(name -> each.stream().allMatch(l -> l.contains(name)))
            .toList();
  }

  private static List<String> inConfig(Yaml config) {
    List<String> names = new ArrayList<>();
    for (Yaml group : config.itemsAt("static_configs")) {
      List<Entry> labels = group.mappingAt("labels").map(YamlMapping::entries).orElse(List.of());
      labels.forEach(label -> names.add(label.key().text()));
    }
    targets(config.itemsAt("relabel_configs"), "target_label").forEach(names::add);
    targets(config.itemsAt("metric_relabel_configs"), "target_label").forEach(names::add);
    return names;
  }

  private static Stream<String> targets(List<Yaml> rules, String key) {
    return rules.stream().flatMap(rule -> rule.scalarAt(key).stream()).map(YamlScalar::text);
  }
}
