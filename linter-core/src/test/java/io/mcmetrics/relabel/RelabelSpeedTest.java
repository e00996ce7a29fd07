package io.mcmetrics.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.proof.ChainProof;
import io.mcmetrics.relabel.proof.NeededMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How fast it is, with {@code -Dmcmetrics.benchmark=true}: a few warm runs, the best is printed.
 */
@EnabledIfSystemProperty(named = "mcmetrics.benchmark", matches = "true")
final class RelabelSpeedTest {
  private static final String CHAIN =
      """
      - {source_labels: [__name__], regex: 'node_.*|kube_.*|container_.*|up|apiserver_.*', action: keep}
      - {source_labels: [__name__], regex: 'apiserver_request_body_size_bytes_.*|etcd_debugging_.*', action: drop}
      - {source_labels: [namespace], regex: 'load-test-.*', action: drop}
      - {source_labels: [__name__, le], regex: 'apiserver_.*_bucket;(0\\.1|0\\.25|60)', action: drop}
      - {target_label: cluster, replacement: edge-seoul}
      - {regex: 'uid|image_id|endpoint', action: labeldrop}
      """;

  @Test
  void relabelsManySeries() {
    RelabelChain chain = Rules.chain(CHAIN);
    List<LabelSet> series = new ArrayList<>();
    List<String> names = List.copyOf(NeededMetrics.of("78.5.0").names());
    for (int i = 0; i < 10_000; i++) {
      series.add(
          Rules.series(
              "__name__",
              names.get(i % names.size()),
              "namespace",
              "ns" + i % 9,
              "pod",
              "pod-" + i,
              "instance",
              "10.0.0." + i % 250 + ":9100",
              "job",
              "kubelet",
              "endpoint",
              "https",
              "uid",
              "u" + i,
              "le",
              "0.1"));
    }
    report("series through 6 rules", series.size(), () -> count(chain, series));
  }

  @Test
  void provesSomethingOfManyAlternatives() {
    StringBuilder names = new StringBuilder("metric_0_total");
    StringBuilder prefixes = new StringBuilder("group_0_.*");
    for (int i = 1; i < 2000; i++) {
      names.append("|metric_").append(i).append("_total");
      prefixes.append("|group_").append(i).append("_.*");
    }
    for (String regex : List.of(names.toString(), prefixes.toString())) {
      ChainProof proof =
          ChainProof.of(
              Rules.raw(
                  "[{action: keep, source_labels: [__name__], regex: '"
                      + regex
                      + "'},"
                      + " {action: drop, source_labels: [__name__], regex: 'metric_.*|group_.*'}]"),
              PrometheusDialect.PROMETHEUS_3);
      String what = " for 2,000 alternatives like " + regex.substring(0, 14);
      report(
          "proofs that nothing passes" + what,
          1,
          () -> proof.dropsEverything(LabelSet.open()).because().size());
    }
  }

  private static int count(RelabelChain chain, List<LabelSet> series) {
    int kept = 0;
    for (LabelSet one : series) {
      kept += chain.apply(one) instanceof RelabelOutcome.Kept ? 1 : 0;
    }
    return kept;
  }

  private static void report(String what, int count, IntSupplier work) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      long start = System.nanoTime();
      assertThat(work.getAsInt()).isPositive();
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.printf("%s: %.1f ms, %.0f a second%n", what, best / 1e6, count * 1e9 / best);
  }
}
