package io.mcmetrics.sender;

import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The types of receivers, exporters and connectors that the distributions of the OpenTelemetry
 * Collector have, or had since 0.60 (opentelemetry-collector-releases 0.159.0, manifest.yaml), and
 * the components of a configuration that are none of them, or that nothing configures. A collector
 * does not start with either: {@code unknown type}, {@code references exporter "x" which is not
 * configured} (opentelemetry-collector 0.161.0, otelcol/internal/configunmarshaler and
 * otelcol/config.go).
 */
final class CollectorTypes {
  private static final Set<String> RECEIVERS =
      words(
          """
          activedirectoryds aerospike apache apachespark awscloudwatch awscontainerinsight
          awsecscontainermetrics awsfirehose awslambda awss3 awsxray azureblob azureeventhub
          azuremonitor bigip carbon chrony ciscoos cloudflare cloudfoundry collectd couchdb
          datadog dockerstats dotnetdiagnostics elasticsearch envoyals expvar faro file filelog
          filestats flinkmetrics fluentforward github gitlab googlecloudmonitoring
          googlecloudpubsub googlecloudspanner haproxy hostmetrics httpcheck icmpcheck iis
          influxdb jaeger jmx journald k8scluster k8sevents k8sobjects kafka kafkametrics
          kubeletstats libhoney loki macosunifiedlogging memcached mongodb mongodbatlas mysql
          namedpipe netflow nginx nop nsxt ntp opencensus oracledb otelarrow otlp otlpjsonfile
          podman postgresql pprof prometheus prometheusexec prometheusremotewrite
          prometheussimple pulsar purefa purefb rabbitmq receivercreator redis riak saphana sapm
          signalfx simpleprometheus skywalking smartagent snmp snowflake solace splunkenterprise
          splunkhec sqlquery sqlserver sshcheck statsd stef syslog systemd tcpcheck tcplog
          tlscheck udplog vcenter wavefront webhookevent windowseventlog windowsperfcounters
          windowsservice yanggrpc zipkin zookeeper
          """);

  private static final Set<String> EXPORTERS =
      words(
          """
          alibabacloudlogservice awscloudwatchlogs awsemf awskinesis awsprometheusremotewrite
          awss3 awsxray azureblob azuredataexplorer azuremonitor bmchelix carbon cassandra
          clickhouse coralogix datadog dataset debug doris dynatrace elastic elasticsearch
          f5cloud faro file googlecloud googlecloudpubsub googlecloudstorage
          googlemanagedprometheus honeycomb honeycombmarker humio influxdb instana jaeger
          jaegerthrifthttp kafka loadbalancing logging logicmonitor logzio loki mezmo newrelic
          nop opencensus opensearch otelarrow otlp otlphttp parquet prometheus
          prometheusremotewrite pulsar rabbitmq sapm sentry signalfx skywalking splunkhec
          stackdriver stef sumologic syslog tanzuobservability tencentcloudlogservice tinybird
          zipkin
          """);

  private static final Set<String> CONNECTORS =
      words(
          """
          count datadog exceptions failover forward grafanacloud otlpjson roundrobin routing
          servicegraph signaltometrics spanmetrics sum
          """);

  /** Programs that receive metrics by an exporter of another name. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "cortex",
          "grafana",
          "mimir",
          "remotewrite",
          "tempo",
          "thanos",
          "thanosreceive",
          "victoriametrics");

  private static final int MOST_LETTERS = 3;

  private CollectorTypes() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /**
   * Returns the components because of which a collector with this configuration does not start.
   *
   * @param isWhole false if a chart may add components that are not seen here
   */
  static List<SenderFault> faults(CollectorConfig config, boolean isWhole) {
    List<SenderFault> faults = new ArrayList<>();
    unknown(config.root(), "receivers", RECEIVERS, faults);
    unknown(config.root(), "exporters", EXPORTERS, faults);
    unknown(config.root(), "connectors", CONNECTORS, faults);
    for (YamlMapping pipeline : isWhole ? pipelines(config.root()) : List.<YamlMapping>of()) {
      for (String section : List.of("receivers", "processors", "exporters")) {
        missing(config.root(), pipeline, section, faults);
      }
    }
    if (isWhole && isSeen(config.root(), "extensions")) {
      for (Entry exporter : config.remoteWriters()) {
        if (!config.pipelinesTo(exporter.key().text()).isEmpty()) {
          authenticator(config.root(), exporter).ifPresent(faults::add);
        }
      }
    }
    return faults;
  }

  /**
   * An exporter finds who logs it in among the extensions that the service starts
   * (opentelemetry-collector, config/configauth: {@code authenticator not found}).
   */
  private static Optional<SenderFault> authenticator(YamlMapping root, Entry exporter) {
    Yaml client = exporter.value().mappingAt("http").map(Yaml.class::cast).orElse(exporter.value());
    Optional<YamlMapping> login = client.mappingAt("auth");
    Optional<Entry> named = login.flatMap(auth -> auth.entry("authenticator"));
    if (named.isEmpty() || !(named.get().value() instanceof YamlScalar id) || id.isUnknown()) {
      return Optional.empty();
    }
    List<YamlScalar> started =
        root.mappingAt("service").map(service -> ids(service, "extensions")).orElse(List.of());
    boolean isStarted =
        started.stream().anyMatch(one -> one.isUnknown() || one.text().equals(id.text()));
    boolean isConfigured = has(root, "extensions", id.text());
    if (isStarted && isConfigured) {
      return Optional.empty();
    }
    String what =
        isConfigured
            ? "the exporter logs in by `%s`, which is not among `service.extensions`"
            : "the exporter logs in by `%s`, which is not configured among the extensions";
    SenderFault fault = SenderFault.of(SenderFault.Kind.REFUSED, what.formatted(id.text()), id);
    return Optional.of(fault.uncertain());
  }

  /** One of traces or logs stops the collector as well. */
  private static List<YamlMapping> pipelines(YamlMapping root) {
    Optional<YamlMapping> all = root.mappingAt("service", "pipelines");
    return all.map(YamlMapping::entries).orElse(List.of()).stream()
        .map(Entry::value)
        .filter(YamlMapping.class::isInstance)
        .map(YamlMapping.class::cast)
        .toList();
  }

  /**
   * A distribution of one's own may have more, so that only names of programs which receive metrics
   * and slips of the pen are told.
   */
  private static void unknown(
      YamlMapping root, String section, Set<String> types, List<SenderFault> faults) {
    Optional<YamlMapping> all = root.mappingAt(section);
    Vocabulary known = new Vocabulary(types.stream().sorted().toList());
    for (Entry component : all.map(YamlMapping::entries).orElse(List.of())) {
      String type = CollectorConfig.typeOf(component.key().text());
      String bare = type.replace("_", "").toLowerCase(Locale.ROOT);
      boolean isOpen = component.key().isUnknown() || component.isMerge();
      if (!isOpen && !types.contains(bare)) {
        Optional<String> meant = known.nearest(bare).filter(near -> isSlip(bare, near));
        if (meant.isPresent() || PROGRAMS.contains(bare)) {
          String what =
              "no distribution of the collector has `%s` among its %s".formatted(type, section)
                  + meant.map(near -> "; did you mean `" + near + "`?").orElse("");
          faults.add(SenderFault.of(SenderFault.Kind.REFUSED, what, component).uncertain());
        }
      }
    }
  }

  /** A longer or shorter name is one of another release, as {@code otlp_grpc} for {@code otlp}. */
  private static boolean isSlip(String written, String known) {
    return !written.startsWith(known)
        && !known.startsWith(written)
        && Math.abs(written.length() - known.length()) < MOST_LETTERS;
  }

  private static void missing(
      YamlMapping root, YamlMapping pipeline, String section, List<SenderFault> faults) {
    boolean isSeen = isSeen(root, section) && isSeen(root, "connectors");
    for (YamlScalar id : ids(pipeline, section)) {
      boolean isConfigured =
          has(root, section, id.text())
              || (!section.equals("processors") && has(root, "connectors", id.text()));
      if (isSeen && !id.isUnknown() && !isConfigured) {
        String what = "the pipeline names `%s`, which is not configured among the %s";
        faults.add(
            SenderFault.of(SenderFault.Kind.REFUSED, what.formatted(id.text(), section), id));
      }
    }
  }

  private static List<YamlScalar> ids(YamlMapping pipeline, String section) {
    return pipeline.itemsAt(section).stream()
        .filter(YamlScalar.class::isInstance)
        .map(YamlScalar.class::cast)
        .toList();
  }

  /** A merged or templated section may hold more than one sees. */
  private static boolean isSeen(YamlMapping root, String section) {
    Optional<YamlMapping> all = root.mappingAt(section);
    boolean isAbsent = root.get(section).isEmpty() || root.get(section).get().isNull();
    return isAbsent
        || all.filter(
                found ->
                    found.entries().stream()
                        .noneMatch(entry -> entry.isMerge() || entry.key().isUnknown()))
            .isPresent();
  }

  private static boolean has(YamlMapping root, String section, String id) {
    return root.mappingAt(section).flatMap(all -> all.entry(id)).isPresent();
  }
}
