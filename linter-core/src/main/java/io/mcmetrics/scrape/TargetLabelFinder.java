package io.mcmetrics.scrape;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelReader;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the labels that scraping adds: in static target lists, by relabelling, and by copying
 * labels of the target. Federation is left out: there, a cluster label is meant to differ.
 */
public final class TargetLabelFinder {
  /** The key below {@code spec} at which a kind lists its endpoints. */
  private static final Map<String, String> SCRAPES =
      Map.of(
          "ServiceMonitor", "endpoints",
          "PodMonitor", "podMetricsEndpoints",
          "ScrapeConfig", "staticConfigs");

  private final Document document;
  private final Cluster cluster;
  private final List<TargetLabel> found = new ArrayList<>();

  private TargetLabelFinder(Document document, Cluster cluster) {
    this.document = document;
    this.cluster = cluster;
  }

  /** Returns the labels that a document adds to what it scrapes, or lets be scraped. */
  public static List<TargetLabel> of(Document document, Cluster cluster) {
    TargetLabelFinder labels = new TargetLabelFinder(document, cluster);
    YamlMapping root = document.root();
    switch (document.kind()) {
      case Document.PROMETHEUS_YML -> root.itemsAt("scrape_configs").forEach(labels::readJob);
      case "Prometheus", "PrometheusAgent" ->
          root.itemsAt("spec", "scrapeClasses").forEach(labels::readClass);
      case "ServiceMonitor", "PodMonitor", "ScrapeConfig", "Probe" ->
          root.mappingAt("spec").ifPresent(labels::readMonitor);
      default -> {}
    }
    return List.copyOf(labels.found);
  }

  private static boolean isFederation(Yaml scrape) {
    return Stream.of("metrics_path", "path", "metricsPath")
        .flatMap(key -> scrape.scalarAt(key).stream())
        .anyMatch(path -> path.text().endsWith("/federate"));
  }

  private void readJob(Yaml job) {
    if (isFederation(job)) {
      return;
    }
    String by = "the job " + named(job.scalarAt("job_name").map(YamlScalar::text).orElse(""));
    job.itemsAt("static_configs").forEach(group -> readLabels(group, "labels", by));
    readRules(by, RelabelSyntax.PROMETHEUS_FILE, job, "relabel_configs", "metric_relabel_configs");
  }

  private void readClass(Yaml scrapeClass) {
    String name = scrapeClass.scalarAt("name").map(YamlScalar::text).orElse("");
    readRules("the scrape class " + named(name), scrapeClass);
  }

  private void readMonitor(YamlMapping spec) {
    if (isFederation(spec)) {
      return;
    }
    String name = document.name().known().orElse("");
    String by = "the " + document.kind() + " " + named(name);
    readRules(by, spec);
    for (Yaml part : spec.itemsAt(SCRAPES.getOrDefault(document.kind(), ""))) {
      if (!isFederation(part)) {
        readLabels(part, "labels", by);
        readRules(by, part);
      }
    }
    spec.at("targets", "staticConfig").ifPresent(targets -> readLabels(targets, "labels", by));
    Stream.of("targetLabels", "podTargetLabels")
        .flatMap(key -> spec.itemsAt(key).stream())
        .forEach(label -> copied(label, by));
  }

  private static String named(String name) {
    return "`" + name + "`";
  }

  private void copied(Yaml label, String by) {
    if (label instanceof YamlScalar name && !name.isUnknown()) {
      add(name.text(), Value.unknown(label), by, label);
    }
  }

  private void readLabels(Yaml holder, String key, String by) {
    for (Entry label : holder.mappingAt(key).map(YamlMapping::entries).orElse(List.of())) {
      Value<String> value = Value.of(label.value());
      if (value instanceof Known<String>) {
        add(label.key().text(), value, by, label);
      }
    }
  }

  private void readRules(String by, Yaml holder) {
    readRules(by, RelabelSyntax.CUSTOM_RESOURCE, holder, "relabelings", "metricRelabelings");
  }

  private void readRules(String by, RelabelSyntax syntax, Yaml holder, String... keys) {
    List<RelabelRule> rules =
        Stream.of(keys)
            .flatMap(key -> holder.at(key).stream())
            .flatMap(list -> RelabelReader.read(list, syntax).stream())
            .toList();
    for (int i = 0; i < rules.size(); i++) {
      RelabelRule rule = rules.get(i);
      boolean isSet =
          rule.action() == RelabelAction.REPLACE
              && rule.knows(Part.TARGET_LABEL)
              && rule.knows(Part.REPLACEMENT);
      boolean tidies = rule.sourceLabels().contains(rule.targetLabel());
      if (isSet && !tidies && !isDropped(rule.targetLabel(), rules.subList(i, rules.size()))) {
        add(rule.targetLabel(), value(rule), by, place(rule));
      }
    }
  }

  private static boolean isDropped(String label, List<RelabelRule> later) {
    return later.stream()
        .anyMatch(
            rule ->
                (rule.action() == RelabelAction.LABELDROP && rule.regex().contains(label))
                    || rule.action() == RelabelAction.LABELKEEP);
  }

  private static Value<String> value(RelabelRule rule) {
    String text = rule.replacement();
    Origin at = place(rule).origin();
    if (text.indexOf('$') >= 0) {
      return new Value.Unknown<>(text, at);
    }
    return text.isEmpty() ? new Value.Absent<>(at) : new Known<>(text, at);
  }

  private static Located place(RelabelRule rule) {
    return rule.written().getOrDefault(Part.REPLACEMENT, rule.origin());
  }

  private void add(String name, Value<String> value, String by, Located at) {
    if (!(value instanceof Value.Absent<String>)) {
      found.add(
          new TargetLabel(
              name,
              value,
              by,
              document.kind(),
              cluster,
              document.unit(),
              document.sight(),
              at.origin()));
    }
  }
}
