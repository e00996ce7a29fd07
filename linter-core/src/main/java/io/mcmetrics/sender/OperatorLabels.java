package io.mcmetrics.sender;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.stream.Stream;

/**
 * The external labels that the Prometheus operator adds: one for the Prometheus, and one for its
 * replica (prometheus-operator, {@code buildExternalLabels} in {@code pkg/prometheus/promcfg.go}).
 * An empty name turns one off.
 */
final class OperatorLabels {
  private OperatorLabels() {}

  static List<String> of(Document document, YamlMapping spec) {
    return switch (document.kind()) {
      case "Prometheus", "PrometheusAgent", "MonitoringStack" ->
          Stream.of(
                  name(spec, "prometheusExternalLabelName", "prometheus"),
                  name(spec, "replicaExternalLabelName", "prometheus_replica"))
              .filter(name -> !name.isEmpty())
              .toList();
      default -> List.of();
    };
  }

  private static String name(YamlMapping spec, String key, String otherwise) {
    return spec.text(key) instanceof Value.Known<String> known ? known.value() : otherwise;
  }
}
