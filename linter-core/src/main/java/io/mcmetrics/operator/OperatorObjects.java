package io.mcmetrics.operator;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.ApiVersion;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.Workload;
import java.util.List;

/** The workloads and Services that an operator creates for one of its resources. */
public record OperatorObjects(List<Workload> workloads, List<Service> services) {
  private static final String VICTORIA_METRICS = "operator.victoriametrics.com/";
  private static final String THANOS_COMMUNITY = "monitoring.thanos.io/";
  private static final String BANZAI_CLOUD = "monitoring.banzaicloud.io/";

  /** Keeps its own lists. */
  public OperatorObjects {
    workloads = List.copyOf(workloads);
    services = List.copyOf(services);
  }

  /** Returns what an operator creates for a document; nothing if no known operator reads it. */
  public static OperatorObjects of(Document document, Cluster cluster) {
    OperatorObjects nothing = new OperatorObjects(List.of(), List.of());
    if (ApiVersion.startsWith(VICTORIA_METRICS, document)) {
      return VictoriaMetricsOperatorObjects.of(document, cluster).orElse(nothing);
    }
    if (ApiVersion.startsWith(THANOS_COMMUNITY, document)) {
      return ThanosOperatorObjects.of(document, cluster).orElse(nothing);
    }
    if (ApiVersion.startsWith(BANZAI_CLOUD, document)) {
      return BanzaiThanosOperatorObjects.of(document, cluster).orElse(nothing);
    }
    return PrometheusOperatorObjects.of(document, cluster)
        .map(pods -> new OperatorObjects(List.of(pods.workload()), List.of(pods.service())))
        .orElse(nothing);
  }
}
