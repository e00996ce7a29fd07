package io.mcmetrics.network;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.render.Document;
import io.mcmetrics.yaml.Value;
import java.util.List;

/** What an operator makes of one of its resources; nothing of what is no resource of theirs. */
record Operated(List<Workload> workloads, List<Service> services) {
  private static final String VICTORIA_METRICS = "operator.victoriametrics.com/";
  private static final String THANOS_COMMUNITY = "monitoring.thanos.io/";
  private static final String BANZAI_CLOUD = "monitoring.banzaicloud.io/";

  /** Keeps its own lists. */
  Operated {
    workloads = List.copyOf(workloads);
    services = List.copyOf(services);
  }

  static Operated of(Document document, Cluster cluster) {
    Operated nothing = new Operated(List.of(), List.of());
    if (isOf(VICTORIA_METRICS, document)) {
      return VictoriaPods.of(document, cluster).orElse(nothing);
    }
    if (isOf(THANOS_COMMUNITY, document)) {
      return ThanosPods.of(document, cluster).orElse(nothing);
    }
    if (isOf(BANZAI_CLOUD, document)) {
      return BanzaiPods.of(document, cluster).orElse(nothing);
    }
    return OperatedPods.of(document, cluster)
        .map(pods -> new Operated(List.of(pods.workload()), List.of(pods.service())))
        .orElse(nothing);
  }

  private static boolean isOf(String group, Document document) {
    return document.text("apiVersion") instanceof Value.Known<String> version
        && version.value().startsWith(group);
  }
}
