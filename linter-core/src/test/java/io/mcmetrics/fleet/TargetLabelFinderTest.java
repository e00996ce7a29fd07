package io.mcmetrics.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.scrape.TargetLabel;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TargetLabelFinderTest {
  private static List<String> labels(String path, String text) {
    SourceTree tree = SourceTree.of(List.of(SourceFile.of(path, text)));
    Fleet fleet = FleetBuilder.build(Renderer.render(tree), FleetOptions.DEFAULTS, new TreeMap<>());
    return fleet.targetLabels().stream().map(TargetLabelFinderTest::text).toList();
  }

  private static String text(TargetLabel label) {
    String value = label.value() instanceof Known<String> known ? known.value() : "?";
    return label.by() + ": " + label.name() + "=" + value;
  }

  private static String monitor(String kind, String spec) {
    return "{apiVersion: monitoring.coreos.com/v1, kind: %s, metadata: {name: x}, spec: %s}"
        .formatted(kind, spec);
  }

  @Test
  void areThoseOfListedTargets() {
    String job = "{job_name: n, static_configs: [{targets: [a], labels: {cluster: b, zone: 1}}]}";
    String probe = "{targets: {staticConfig: {static: [a], labels: {cluster: b}}}}";

    assertThat(labels("prometheus.yml", "{global: {}, scrape_configs: [" + job + "]}"))
        .containsExactly("the job `n`: cluster=b", "the job `n`: zone=1");
    assertThat(labels("p.yaml", monitor("Probe", probe)))
        .containsExactly("the Probe `x`: cluster=b");
  }

  @Test
  void areThoseThatRelabellingSetsOrCopies() {
    String rules =
        "[{targetLabel: cluster, replacement: b}, {sourceLabels: [__meta_a], targetLabel: zone}]";

    assertThat(
            labels(
                "p.yaml",
                monitor("ServiceMonitor", "{endpoints: [{relabelings: %s}]}".formatted(rules))))
        .containsExactly("the ServiceMonitor `x`: cluster=b", "the ServiceMonitor `x`: zone=?");
  }

  @Test
  void areNotThoseThatALaterRuleTakesOffAgain() {
    String endpoint =
        "{relabelings: [{targetLabel: cluster, replacement: b}],"
            + " metricRelabelings: [{regex: cluster, action: labeldrop}]}";

    assertThat(labels("p.yaml", monitor("PodMonitor", "{podMetricsEndpoints: [" + endpoint + "]}")))
        .isEmpty();
  }

  @Test
  void areNotThoseOfAFederation() {
    String endpoint = "{path: /federate, relabelings: [{targetLabel: cluster, replacement: b}]}";

    assertThat(labels("p.yaml", monitor("ServiceMonitor", "{endpoints: [" + endpoint + "]}")))
        .isEmpty();
  }

  @Test
  void areNotThoseOfWhichAPlaceholderIsTheValue() {
    String rules = "[{targetLabel: cluster, replacement: '{{ .Values.x }}'}]";

    assertThat(
            labels(
                "p.yaml",
                monitor(
                    "PodMonitor", "{podMetricsEndpoints: [{relabelings: %s}]}".formatted(rules))))
        .isEmpty();
  }

  @Test
  void areThoseOfAScrapeClass() {
    String classes = "[{name: mesh, relabelings: [{targetLabel: cluster, replacement: b}]}]";

    assertThat(labels("p.yaml", monitor("Prometheus", "{scrapeClasses: " + classes + "}")))
        .containsExactly("the scrape class `mesh`: cluster=b");
  }
}
