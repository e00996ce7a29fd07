package io.mcmetrics.helm;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The charts that send metrics by remote write, by default or by a usual setting, and of which
 * there is no sheet. What a release of one of them sends is not known, and it is said that it may.
 */
public final class SendingCharts {
  private static final Set<String> NAMES =
      Set.of(
          // github.com/grafana/{alloy,k8s-monitoring-helm,helm-charts}: collectors; Tempo generates
          // metrics, and the rulers of Loki and Mimir write what they record.
          "alloy",
          "k8s-monitoring",
          "grafana-agent",
          "grafana-agent-operator",
          "grafana-cloud-onboarding",
          "tempo",
          "tempo-distributed",
          "loki",
          "loki-distributed",
          "loki-simple-scalable",
          "mimir-distributed",
          "meta-monitoring",
          // github.com/VictoriaMetrics/helm-charts: vmalert writes its results.
          "victoria-metrics-alert",
          "victoria-metrics-distributed",
          "victoria-metrics-anomaly",
          // github.com/open-telemetry/opentelemetry-helm-charts
          "opentelemetry-demo",
          // github.com/aws-observability/aws-otel-helm-charts
          "adot-exporter-for-eks-on-ec2",
          // github.com/coralogix/telemetry-shippers
          "otel-integration",
          "opentelemetry-coralogix",
          "prometheus-operator-coralogix",
          // github.com/newrelic/helm-charts
          "nri-bundle",
          "newrelic-prometheus-agent",
          "newrelic-prometheus-configurator",
          // github.com/SumoLogic/sumologic-kubernetes-collection
          "sumologic",
          // github.com/logzio/logzio-helm
          "logzio-monitoring",
          "logzio-k8s-telemetry",
          // github.com/influxdata/helm-charts: output with prometheusremotewrite.
          "telegraf",
          "telegraf-ds",
          "telegraf-operator",
          // github.com/fluent/helm-charts and github.com/vectordotdev/helm-charts: outputs and
          // sinks of the kind prometheus_remote_write.
          "fluent-bit",
          "vector",
          // github.com/kubecost/cost-analyzer-helm-chart: a Prometheus of its own.
          "cost-analyzer");

  private SendingCharts() {}

  /**
   * Notes a gap for a release of such a chart of which nothing could be derived, and for each such
   * chart that it depends on.
   *
   * @param use what is known of the chart
   * @param manifest its {@code Chart.yaml}, if that is in the tree
   * @param found what was derived of the release
   */
  public static void note(
      ChartUse use, Optional<YamlMapping> manifest, List<Document> found, TreeFiles files) {
    if (found.isEmpty() && NAMES.contains(use.chart())) {
      files.addGap(gap(use.chart(), use.origin()));
    }
    for (YamlMapping dependency :
        manifest.map(chart -> chart.mappingsAt("dependencies")).orElse(List.of())) {
      dependency
          .scalarAt("name")
          .filter(name -> NAMES.contains(name.text()))
          .ifPresent(name -> files.addGap(gap(name)));
    }
  }

  private static Gap gap(YamlScalar name) {
    return gap(name.text(), name.origin());
  }

  private static Gap gap(String chart, Origin at) {
    return Gap.at(
        at,
        "the chart `%s` may send metrics by remote write; it is not evaluated".formatted(chart),
        "whether this release sends, and what, is not known");
  }
}
