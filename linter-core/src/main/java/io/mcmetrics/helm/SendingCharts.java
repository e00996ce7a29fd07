package io.mcmetrics.helm;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.SendingNodes;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The charts that send metrics by remote write, by default or by a usual setting, and of which
 * there is no sheet. What a release of one of them sends is not known, and it is said that it may.
 */
public final class SendingCharts {
  /** They send by default, or do nothing else. */
  private static final Set<String> SENDING =
      Set.of(
          // github.com/grafana/alloy, k8s-monitoring-helm and helm-charts
          "alloy",
          "k8s-monitoring",
          "grafana-agent",
          "grafana-agent-operator",
          "grafana-cloud-onboarding",
          "meta-monitoring",
          // github.com/VictoriaMetrics/helm-charts: vmalert writes its results.
          "victoria-metrics-alert",
          "victoria-metrics-anomaly",
          "victoria-metrics-distributed",
          // github.com/open-telemetry/opentelemetry-helm-charts
          "opentelemetry-demo",
          // github.com/aws-observability/aws-otel-helm-charts
          "adot-exporter-for-eks-on-ec2",
          // github.com/coralogix/telemetry-shippers
          "opentelemetry-coralogix",
          "otel-integration",
          "prometheus-operator-coralogix",
          // github.com/newrelic/helm-charts
          "newrelic-prometheus-agent",
          "newrelic-prometheus-configurator",
          "nri-bundle",
          // github.com/SumoLogic/sumologic-kubernetes-collection
          "sumologic",
          // github.com/logzio/logzio-helm
          "logzio-k8s-telemetry",
          "logzio-monitoring");

  /** They send where their values say so. */
  private static final Set<String> ABLE_TO_SEND =
      Set.of(
          // github.com/grafana/helm-charts, loki, mimir: Tempo generates metrics, and the rulers of
          // the others write what they record.
          "loki",
          "loki-distributed",
          "loki-simple-scalable",
          "mimir-distributed",
          "tempo",
          "tempo-distributed",
          // github.com/influxdata/helm-charts: outputs with the format prometheusremotewrite.
          "telegraf",
          "telegraf-ds",
          "telegraf-operator",
          // github.com/fluent/helm-charts and github.com/vectordotdev/helm-charts: outputs and
          // sinks of the kind prometheus_remote_write.
          "fluent-bit",
          "vector",
          // github.com/kubecost/cost-analyzer-helm-chart: a Prometheus of its own.
          "cost-analyzer");

  /** What these charts call remote write is about logs. */
  private static final String OF_LOGS = "victoria-logs";

  private static final Pattern REMOTE_WRITE = Pattern.compile("(?i)remote_?write");

  private static final String IN_CONFIG_MAP = "its configuration in ConfigMap ";
  private static final Pattern OF_CONFIG_MAP = Pattern.compile(IN_CONFIG_MAP + "`([^`]+)`");

  private SendingCharts() {}

  /**
   * Notes a gap for a release of such a chart of which nothing could be derived, and for each such
   * chart that it depends on.
   *
   * @param use what is known of the chart
   * @param manifest its {@code Chart.yaml}, if that is in the tree
   * @param values the values of the release
   * @param found what was derived of them
   */
  public static void note(
      ChartUse use,
      Optional<YamlMapping> manifest,
      YamlMapping values,
      List<Document> found,
      TreeFiles files) {
    UnwrittenVersion.note(use, found, files);
    CollectorDefaults.note(use, values, files);
    boolean isUnknown =
        !use.chart().isEmpty()
            && !use.chart().startsWith(OF_LOGS)
            && files.charts().named(use.chart(), use.repository(), values).isEmpty();
    if (found.isEmpty() && maySend(use.chart(), values)) {
      files.addGap(
          configMap(values)
              .map(name -> gapOfConfigMap(use.chart(), name, use.origin()))
              .orElse(gap(use.chart(), use.origin())));
    } else if (found.isEmpty() && isUnknown) {
      SendingNodes.firstIn(values).ifPresent(key -> files.addGap(gap(use.chart(), key.origin())));
    }
    for (YamlMapping dependency :
        manifest.map(chart -> chart.mappingsAt("dependencies")).orElse(List.of())) {
      dependency
          .scalarAt("name")
          .filter(name -> maySend(name.text(), values))
          .filter(name -> !MonitoringDestinations.areRead(name.text(), found))
          .ifPresent(name -> files.addGap(gap(name)));
    }
  }

  /** Returns the ConfigMap that a release of Alloy or its forerunner is given and does not make. */
  private static Optional<String> configMap(YamlMapping values) {
    return Stream.of("alloy", "agent")
        .flatMap(program -> values.mappingAt(program, "configMap").stream())
        .filter(map -> map.is(false, "create"))
        .map(map -> map.textAt("name"))
        .filter(name -> !name.isBlank())
        .findFirst();
  }

  /** Returns a gap that is none where the ConfigMap is in the tree, and is read by itself. */
  private static Gap gapOfConfigMap(String chart, String name, Origin at) {
    return Gap.at(
        at,
        "the chart `%s` may send metrics by remote write; %s`%s` is not evaluated"
            .formatted(chart, IN_CONFIG_MAP, name),
        "whether this release sends, and what, is not known");
  }

  /**
   * Returns the gaps without those of releases whose ConfigMap is read.
   *
   * @param configMaps the names of those in the tree
   */
  public static List<Gap> without(Set<String> configMaps, List<Gap> gaps) {
    return gaps.stream()
        .filter(
            gap -> {
              Matcher named = OF_CONFIG_MAP.matcher(gap.what());
              return !named.find() || !configMaps.contains(named.group(1));
            })
        .toList();
  }

  private static boolean maySend(String chart, YamlMapping values) {
    return SENDING.contains(chart)
        || (ABLE_TO_SEND.contains(chart) && REMOTE_WRITE.matcher(YamlWriter.write(values)).find());
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
