package io.mcmetrics.need;

import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Shape;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds dashboards and rules in documents, and in the files that documents contain. */
final class NeedFinder {
  private static final String ELSEWHERE = "which metrics it asks for is not known";

  private final List<Query> queries = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Dashboard> dashboards = new ArrayList<>();

  List<Dashboard> dashboards() {
    return List.copyOf(dashboards);
  }

  List<Query> queries() {
    return List.copyOf(queries);
  }

  List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  void read(Document document) {
    switch (document.kind()) {
      case "PrometheusRule", "VMRule" ->
          document
              .root()
              .mappingAt("spec")
              .ifPresent(s -> PrometheusRuleReader.read(document, s, queries));
      case Document.RULE_FILE -> PrometheusRuleReader.read(document, document.root(), queries);
      case Document.DASHBOARD -> dashboard(document, document.root());
      case "GrafanaDashboard" ->
          document.root().mappingAt("spec").ifPresent(spec -> resource(document, spec));
      case "ConfigMap", "Secret" ->
          DataTexts.texts(document).stream()
              .map(entry -> (YamlScalar) entry.value())
              .filter(NeedFinder::isWorthReading)
              .forEach(text -> file(document, text));
      case "HelmRelease" ->
          document.root().mappingAt("spec", "values").ifPresent(values -> values(document, values));
      default -> {}
    }
  }

  /** Only what mentions a query is parsed: other files may be large, too. */
  private static boolean isWorthReading(YamlScalar text) {
    return text.text().contains("expr")
        || (text.text().contains("panels") && text.text().contains("query"));
  }

  private void file(Document holder, YamlScalar text) {
    for (Yaml root : YamlReader.readEmbedded(text).documents()) {
      if (Shape.isDashboard(root)) {
        dashboard(holder, (YamlMapping) root);
      } else if (Shape.isRuleFile(root)) {
        PrometheusRuleReader.read(holder, root, queries);
      }
    }
  }

  /** It stands by itself, or in what the API of Grafana wraps it in. */
  private void dashboard(Document holder, YamlMapping root) {
    Optional<YamlMapping> wrapped = root.mappingAt("dashboard");
    dashboards.add(new Dashboard(holder, wrapped.orElse(root), wrapped.isPresent()));
    DashboardReader.read(holder, root, queries, gaps);
  }

  /** What Grafana's operator reads (grafana/grafana-operator, api/v1beta1). */
  private void resource(Document document, YamlMapping spec) {
    spec.scalarAt("json").ifPresent(json -> file(document, json));
    Optional<YamlScalar> packed = spec.scalarAt("gzipJson");
    packed.flatMap(DataTexts::decoded).ifPresent(json -> file(document, json));
    for (String key : List.of("url", "grafanaCom", "jsonnet", "jsonnetLib")) {
      spec.entry(key)
          .ifPresent(e -> gaps.add(Gap.at(e, "the dashboard comes from `" + key + "`", ELSEWHERE)));
    }
  }

  /**
   * The charts of Grafana and of Prometheus take dashboards and rules as values; as
   * kube-prometheus-stack does, with Grafana's below a key of their own.
   */
  private void values(Document release, YamlMapping values) {
    values.mappingAt("dashboards").ifPresent(providers -> dashboards(release, providers));
    values.mappingAt("grafana", "dashboards").ifPresent(p -> dashboards(release, p));
    values
        .mappingAt("additionalPrometheusRulesMap")
        .ifPresent(
            map ->
                map.entries().forEach(e -> PrometheusRuleReader.read(release, e.value(), queries)));
    values
        .itemsAt("additionalPrometheusRules")
        .forEach(rules -> PrometheusRuleReader.read(release, rules, queries));
    values
        .mappingAt("serverFiles")
        .ifPresent(
            files ->
                files
                    .entries()
                    .forEach(e -> PrometheusRuleReader.read(release, e.value(), queries)));
  }

  private void dashboards(Document release, YamlMapping providers) {
    for (Entry provider : providers.entries()) {
      if (provider.value() instanceof YamlMapping named) {
        named.entries().forEach(entry -> dashboard(release, entry));
      }
    }
  }

  private void dashboard(Document release, Entry entry) {
    Optional<YamlScalar> json = entry.value().scalarAt("json");
    json.ifPresent(text -> file(release, text));
    for (String key : List.of("gnetId", "url", "file")) {
      if (json.isEmpty() && entry.value().scalarAt(key).isPresent()) {
        String what = "the dashboard `" + entry.key().text() + "` comes from `" + key + "`";
        gaps.add(Gap.at(entry, what, ELSEWHERE));
      }
    }
  }
}
