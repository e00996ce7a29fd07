package io.mcmetrics.series;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelOutcome;
import io.mcmetrics.relabel.RelabelRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Series as a cluster with kube-prometheus-stack sends them. It is a sample: of each metric it has
 * enough series that each of its labels takes different values.
 */
public final class SeriesCatalogue {
  private static final List<String> EXPORTERS =
      List.of(
          "kube-state-metrics",
          "kube-state-metrics-endpoints",
          "kube-state-metrics-self",
          "node-exporter",
          "windows-exporter",
          "kubelet",
          "kubelet-probes",
          "cadvisor",
          "kube-apiserver",
          "kube-controller-manager",
          "kube-scheduler",
          "kube-proxy",
          "coredns",
          "etcd",
          "prometheus",
          "config-reloader",
          "alertmanager",
          "prometheus-operator",
          "grafana",
          "thanos-receive",
          "thanos-query",
          "thanos-store",
          "thanos-compact",
          "thanos-sidecar",
          "application",
          "scrape",
          "alerts",
          "recording-rules",
          "recording-rules-windows");

  private final Map<String, Exporter> resources = new TreeMap<>();
  private final ChartRelabelings defaults;

  private SeriesCatalogue(ChartRelabelings defaults) {
    this.defaults = defaults;
  }

  /** Reads the catalogue. */
  public static SeriesCatalogue read() {
    SeriesCatalogue catalogue = new SeriesCatalogue(ChartRelabelings.read());
    EXPORTERS.forEach(catalogue::readWithIncludes);
    return catalogue;
  }

  private void readWithIncludes(String name) {
    if (!resources.containsKey(name)) {
      Exporter exporter = ExporterReader.read(name);
      resources.put(name, exporter);
      exporter.includes().forEach(this::readWithIncludes);
    }
  }

  /** Returns all exporters, the optional ones among them. */
  List<Exporter> exporters() {
    return EXPORTERS.stream().map(this::resource).toList();
  }

  /** Returns the names of all metrics of exporters and rules, the optional ones included. */
  NavigableSet<String> names() {
    NavigableSet<String> names = new TreeSet<>();
    resources.values().forEach(resource -> names.addAll(resource.names()));
    return names;
  }

  /** Tells whether a Prometheus itself writes a metric for each target. */
  static boolean isOfScrapes(String name) {
    return name.equals("up") || name.startsWith("scrape_");
  }

  /** Returns the series that a Prometheus stores, by exporter. */
  public List<SeriesGroup> collected(ScrapePlan plan) {
    List<SeriesGroup> groups =
        new ArrayList<>(plan.onlyFederates() ? federated(plan) : scraped(plan));
    NavigableSet<String> names = new TreeSet<>();
    groups.forEach(group -> names.addAll(group.names()));
    groups.addAll(plan.named(names));
    return List.copyOf(groups);
  }

  /** Returns the series that are federated from another Prometheus. */
  private List<SeriesGroup> federated(ScrapePlan plan) {
    List<SeriesGroup> groups = new ArrayList<>();
    for (SeriesGroup source : scraped(ScrapePlan.ofChart(plan.chartVersion()))) {
      Set<LabelSet> picked = new LinkedHashSet<>();
      plan.federations().forEach(job -> picked.addAll(job.selected(source.series())));
      if (!picked.isEmpty()) {
        groups.add(SeriesGroup.of(source.name(), List.copyOf(picked), new TreeSet<>()));
      }
    }
    return groups;
  }

  private List<SeriesGroup> scraped(ScrapePlan plan) {
    List<Exporter> present = exporters().stream().filter(plan::has).toList();
    Set<Map<String, String>> targets = new LinkedHashSet<>();
    present.forEach(exporter -> targets.addAll(exporter.targets()));
    List<SeriesGroup> groups = new ArrayList<>();
    for (Exporter exporter : present) {
      List<LabelSet> exposed = exposed(exporter, targets);
      groups.add(scraped(exporter.name(), exposed, rules(exporter, plan)));
    }
    return List.copyOf(groups);
  }

  private Exporter resource(String name) {
    Exporter exporter = resources.get(name);
    if (exporter == null) {
      throw new IllegalStateException("no resource is called " + name);
    }
    return exporter;
  }

  private List<LabelSet> exposed(Exporter exporter, Set<Map<String, String>> allTargets) {
    Exposition exposition = new Exposition(exporter.has(Exporter.Flag.HONOR_LABELS));
    for (Map<String, String> target : targets(exporter, allTargets)) {
      for (MetricBlock block : blocks(exporter)) {
        exposition.add(block, target);
      }
    }
    return exposition.series();
  }

  private static Iterable<Map<String, String>> targets(
      Exporter exporter, Set<Map<String, String>> allTargets) {
    if (exporter.has(Exporter.Flag.EVERY_TARGET)) {
      return allTargets;
    }
    return exporter.has(Exporter.Flag.UNSCRAPED) ? List.of(Map.of()) : exporter.targets();
  }

  private List<MetricBlock> blocks(Exporter exporter) {
    List<MetricBlock> blocks = new ArrayList<>(exporter.blocks());
    exporter.includes().forEach(include -> blocks.addAll(blocks(resource(include))));
    return blocks;
  }

  private List<RelabelRule> rules(Exporter exporter, ScrapePlan plan) {
    return plan.rulesOf(exporter)
        .or(() -> exporter.relabelings().map(key -> defaults.at(key, plan.chartVersion())))
        .orElse(List.of());
  }

  private static SeriesGroup scraped(String name, List<LabelSet> exposed, List<RelabelRule> rules) {
    if (rules.isEmpty()) {
      return SeriesGroup.of(name, exposed, new TreeSet<>());
    }
    RelabelChain chain = RelabelChain.of(rules, PrometheusDialect.PROMETHEUS_3);
    Set<LabelSet> kept = new LinkedHashSet<>();
    NavigableSet<String> uncollected = new TreeSet<>();
    for (LabelSet series : exposed) {
      RelabelOutcome outcome = chain.apply(series);
      if (outcome instanceof RelabelOutcome.Kept sure) {
        kept.add(sure.labels());
      }
      if (outcome instanceof RelabelOutcome.Dropped) {
        uncollected.add(SeriesGroup.nameOf(series));
      }
    }
    kept.forEach(series -> uncollected.remove(SeriesGroup.nameOf(series)));
    return SeriesGroup.of(name, List.copyOf(kept), uncollected);
  }
}
