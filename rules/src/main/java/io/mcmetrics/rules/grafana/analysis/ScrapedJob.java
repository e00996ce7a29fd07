package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.scrape.FileScrapeJob;
import java.util.List;
import java.util.Map;

/**
 * A job of a prometheus.yml, and the name that dashboards of the kubernetes mixin know its metrics
 * by. The operator gives these names; files have those of the example of Prometheus and of charts
 * (prometheus, documentation/examples/prometheus-kubernetes.yml).
 */
public final class ScrapedJob {
  private static final Map<String, List<String>> OTHER_NAMES =
      Map.of(
          "kubelet",
          List.of(
              "cadvisor",
              "kubernetes-cadvisor",
              "kubernetes-nodes-cadvisor",
              "kubelet-cadvisor",
              "kubernetes-nodes"),
          "kube-state-metrics",
          List.of("kube_state_metrics", "kubestatemetrics", "ksm"),
          "node-exporter",
          List.of("node", "nodes", "node_exporter", "nodeexporter", "kubernetes-node-exporter"),
          "apiserver",
          List.of("kubernetes-apiservers", "kube-apiserver", "kubernetes-apiserver"));

  private ScrapedJob() {}

  /** Tells whether a job has the metrics that dashboards look for under another name. */
  public static boolean isOtherNameOf(String wanted, FileScrapeJob job) {
    return OTHER_NAMES.getOrDefault(wanted, List.of()).contains(job.name());
  }

  /** Tells whether the name of a job may be another one in its series: it sets the label itself. */
  public static boolean mayBeRenamed(FileScrapeJob job) {
    return job.targets().contains("labelmap")
        || job.targets().matches("(?s).*target_label:\\s*[\"']?job\\b.*")
        || job.targets().matches("(?s).*\\bjob:.*");
  }
}
