package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.mcmetrics.Linter;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The work of a fleet grows with its clusters, and one cluster costs no more than it has to. Bytes
 * allocated stand for work: unlike seconds, they are the same on every machine.
 */
final class FleetGrowthTest {
  /**
   * What one more cluster may allocate: it was 1.2 MB, and 23 MB when each series was simulated.
   */
  private static final long MOST_PER_CLUSTER = 1_800_000;

  private static final String BASE =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: monitoring}
      """;

  private static final String PROMETHEUS =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata:
        name: k8s
        namespace: monitoring
        labels: {chart: kube-prometheus-stack-78.5.0}
      spec:
        version: v3.5.0
        serviceMonitorSelector: {}
        externalLabels: {cluster: edge-%1$d}
        remoteWrite:
          - url: https://receive.example.org/api/v1/receive
            writeRelabelConfigs:
              - sourceLabels: [__name__]
                regex: up|scrape_.*|node_cpu_seconds_total|kube_pod_info|own_%1$d_.*
                action: keep
              - regex: pod_template_hash
                action: labeldrop
      """;

  private static SourceTree fleet(int clusters) {
    List<SourceFile> files = new ArrayList<>();
    files.add(SourceFile.of("base/kustomization.yaml", "resources: [namespace.yaml]\n"));
    files.add(SourceFile.of("base/namespace.yaml", BASE));
    for (int i = 0; i < clusters; i++) {
      String directory = "clusters/edge-" + i;
      files.add(
          SourceFile.of(
              directory + "/kustomization.yaml", "resources: [../../base, prometheus.yaml]\n"));
      files.add(SourceFile.of(directory + "/prometheus.yaml", PROMETHEUS.formatted(i)));
    }
    return SourceTree.of(files);
  }

  private static long allocatedBy(int clusters, Linter linter) {
    SourceTree tree = fleet(clusters);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(linter.lint(tree).findings()).hasSizeGreaterThanOrEqualTo(clusters);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void isThatOfItsClusters() {
    Linter linter = Linter.withAllRules();
    allocatedBy(20, linter);
    long small = allocatedBy(50, linter);
    long medium = allocatedBy(100, linter);
    long large = allocatedBy(200, linter);
    long perCluster = (large - medium) / 100;

    assertThat(perCluster).isLessThan(MOST_PER_CLUSTER);
    assertThat(perCluster).isLessThan((medium - small) / 50 * 115 / 100);
  }
}
