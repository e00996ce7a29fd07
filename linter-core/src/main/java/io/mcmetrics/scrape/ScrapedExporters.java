package io.mcmetrics.scrape;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the jobs that scrape an exporter of the catalogue, by their names and paths. */
final class ScrapedExporters {
  /** Exporters by the usual names of jobs and monitors, which may follow the name of a release. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("kube-state-metrics", "kube-state-metrics"),
          Map.entry("node-exporter", "node-exporter"),
          Map.entry("windows-exporter", "windows-exporter"),
          Map.entry("kubelet", "kubelet"),
          Map.entry("kubernetes-nodes", "kubelet"),
          Map.entry("cadvisor", "cadvisor"),
          Map.entry("apiserver", "kube-apiserver"),
          Map.entry("kubernetes-apiservers", "kube-apiserver"),
          Map.entry("kube-controller-manager", "kube-controller-manager"),
          Map.entry("kube-scheduler", "kube-scheduler"),
          Map.entry("kube-proxy", "kube-proxy"),
          Map.entry("coredns", "coredns"),
          Map.entry("etcd", "etcd"),
          Map.entry("prometheus-operator", "prometheus-operator"),
          Map.entry("grafana", "grafana"));

  /** Exporters of the kubelet, by their paths. */
  private static final Map<String, String> PATHS =
      Map.of("/metrics/cadvisor", "cadvisor", "/metrics/probes", "kubelet-probes");

  private ScrapedExporters() {}

  /** Returns the jobs by exporter; without the exporters that have several jobs. */
  static Map<String, ScrapeJob> among(Iterable<ScrapeJob> jobs) {
    Map<String, ScrapeJob> first = new LinkedHashMap<>();
    Map<String, String> ambiguous = new TreeMap<>();
    for (ScrapeJob job : jobs) {
      Optional<String> exporter = of(job);
      if (exporter.isPresent()) {
        ScrapeJob known = first.putIfAbsent(exporter.get(), job);
        // Other endpoints of the same monitor have the metrics of the exporter about itself.
        if (known != null && !known.name().equals(job.name())) {
          ambiguous.put(exporter.get(), job.name());
        }
      }
    }
    first.keySet().removeAll(ambiguous.keySet());
    return first;
  }

  private static Optional<String> of(ScrapeJob job) {
    if (!job.path().isEmpty() && !job.path().equals("/metrics")) {
      return Optional.ofNullable(PATHS.get(job.path()));
    }
    return NAMES.entrySet().stream()
        .filter(
            name -> job.name().equals(name.getKey()) || job.name().endsWith("-" + name.getKey()))
        .map(Map.Entry::getValue)
        .sorted()
        .findFirst();
  }
}
