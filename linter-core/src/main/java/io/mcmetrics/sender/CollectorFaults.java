package io.mcmetrics.sender;

import static io.mcmetrics.sender.SenderFault.Kind.IGNORED;
import static io.mcmetrics.sender.SenderFault.Kind.MISDIRECTED;
import static io.mcmetrics.sender.SenderFault.Kind.REFUSED;

import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an OpenTelemetry Collector refuses, or takes and ignores, of an exporter for remote write
 * and of a Prometheus receiver (opentelemetry-collector-contrib 0.161.0, run; keys by
 * exporter/prometheusremotewriteexporter/config.go and config/confighttp/client.go).
 */
final class CollectorFaults {
  private static final String ENDPOINT = "endpoint";
  private static final String LABELS = "external_labels";

  /** The address of the exporter's defaults, to which it sends where none is written. */
  private static final String SAMPLE = "http://some.url:9411/api/prom/push";

  private static final Set<String> CLIENT =
      Set.of(
          ENDPOINT,
          "proxy_url",
          "tls",
          "read_buffer_size",
          "write_buffer_size",
          "timeout",
          "headers",
          "auth",
          "compression",
          "compression_params",
          "max_conns_per_host",
          "http2_read_idle_timeout",
          "http2_ping_timeout",
          "cookies",
          "force_attempt_http2",
          "middlewares",
          "keepalive",
          "idle_conn_timeout",
          "max_idle_conns",
          "max_idle_conns_per_host",
          "disable_keep_alives");

  /** With those of releases before 0.161 that are gone. */
  private static final Set<String> EXPORTER =
      Set.of(
          "retry_on_failure",
          "namespace",
          "remote_write_queue",
          LABELS,
          "http",
          "max_batch_size_bytes",
          "max_batch_request_parallelism",
          "resource_to_telemetry_conversion",
          "resource_constant_labels",
          "wal",
          "target_info",
          "disable_scope_info",
          "scope_info",
          "export_created_metric",
          "add_metric_suffixes",
          "translation_strategy",
          "send_metadata",
          "protobuf_message",
          "include_metadata_keys",
          "convert_explicit_histograms_to_nhcb",
          "keep_classic_histograms",
          "sending_queue",
          "insecure",
          "ca_file",
          "cert_file",
          "key_file");

  /** Keys of others that are met here, and what they would be. */
  private static final Map<String, String> MEANT =
      Map.of(
          "url", "`endpoint` is meant",
          "externalLabels", "`external_labels` is meant",
          "labels", "`external_labels` is meant",
          "write_relabel_configs", "what is sent decide processors, such as `filter`",
          "remote_timeout", "`timeout` is meant",
          "queue_config", "`remote_write_queue` is meant",
          "basic_auth", "an extension does the login, which `auth` names",
          "tls_config", "`tls` is meant");

  /** What the receiver does not support of a prometheus.yml. */
  private static final List<String> UNSUPPORTED =
      List.of("remote_write", "remote_read", "rule_files");

  /** A reference to a variable whose name no variable has; `$$` stands for one `$`. */
  private static final Pattern CAPTURE = Pattern.compile("(?<!\\$)(?:\\$\\$)*+\\$\\{(\\d++)}");

  private CollectorFaults() {}

  /** Returns the faults of an exporter. */
  static List<SenderFault> of(Entry exporter, YamlMapping settings) {
    List<SenderFault> faults = new ArrayList<>();
    String name = exporter.key().text();
    endpoint(exporter, settings).ifPresent(faults::add);
    for (Entry entry : settings.entries()) {
      String key = entry.key().text();
      boolean isKnown = EXPORTER.contains(key) || CLIENT.contains(key) || entry.isMerge();
      if (!isKnown && !entry.key().isUnknown() && !(key.equals("url") && !faults.isEmpty())) {
        faults.add(ignored(entry, name));
      }
    }
    settings.mappingAt("http").stream()
        .flatMap(http -> http.entries().stream())
        .filter(entry -> !CLIENT.contains(entry.key().text()) && !entry.key().isUnknown())
        .forEach(entry -> faults.add(ignored(entry, name)));
    settings.mappingAt(LABELS).stream()
        .flatMap(labels -> labels.entries().stream())
        .flatMap(label -> label(label).stream())
        .forEach(faults::add);
    return faults;
  }

  /** Up to 0.157 a key that is not known keeps the collector from starting. */
  private static SenderFault ignored(Entry entry, String exporter) {
    String key = entry.key().text();
    String meant = Optional.ofNullable(MEANT.get(key)).map(text -> ": " + text).orElse("");
    return SenderFault.of(
        IGNORED,
        "`%s` is no key of the exporter `%s`, which ignores it%s".formatted(key, exporter, meant),
        entry);
  }

  /** A block {@code http} hides what stands beside it. */
  private static Optional<SenderFault> endpoint(Entry exporter, YamlMapping settings) {
    YamlMapping client = settings.mappingAt("http").orElse(settings);
    boolean isOpen =
        Stream.concat(settings.entries().stream(), client.entries().stream())
            .anyMatch(entry -> entry.key().isUnknown() || entry.isMerge());
    boolean isMapping = exporter.value() instanceof YamlMapping || exporter.value().isNull();
    Optional<Entry> own = client.entry(ENDPOINT);
    if (own.isPresent()) {
      return own.filter(CollectorFaults::isNoAddress).map(CollectorFaults::invalid);
    }
    if (isOpen || !isMapping) {
      return Optional.empty();
    }
    Optional<Entry> outer = settings.entry(ENDPOINT);
    Optional<Entry> url = settings.entry("url");
    String what =
        outer.isPresent()
            ? "the block `http` hides the `endpoint` beside it, and has none"
            : url.isPresent()
                ? "the key `url` is ignored, and there is no `endpoint`"
                : "there is no `endpoint`";
    return Optional.of(
        SenderFault.of(
            MISDIRECTED,
            "%s: the exporter `%s` sends to the sample address of its defaults, `%s`"
                .formatted(what, exporter.key().text(), SAMPLE),
            outer.or(() -> url).orElse(exporter)));
  }

  private static boolean isNoAddress(Entry endpoint) {
    return OtherSenders.value(endpoint.value()) instanceof Known<String> known
        && !known.value().contains("://")
        && !known.value().startsWith("/");
  }

  private static SenderFault invalid(Entry endpoint) {
    return SenderFault.of(
        REFUSED, "invalid endpoint, which takes a URL with `http://` or `https://`", endpoint);
  }

  /** An empty text is refused; a number does not become a text. */
  private static Optional<SenderFault> label(Entry label) {
    String name = label.key().text();
    if (!(label.value() instanceof YamlScalar value) || label.key().isUnknown()) {
      return Optional.empty();
    }
    boolean isEmpty = value.isNull() || Value.of(value).isKnown("");
    if (isEmpty || name.isEmpty()) {
      String what = "the external label `%s` has no value, and the exporter takes no empty one";
      return Optional.of(SenderFault.of(REFUSED, what.formatted(name), label));
    }
    boolean isNumber =
        value.style() == Style.PLAIN
            && Value.of(value) instanceof Known<String> known
            && known.value().matches("-?\\d+(\\.\\d+)?+|true|false");
    String what = "the value of the external label `%s` is no text; quotes make it one";
    return isNumber
        ? Optional.of(SenderFault.of(REFUSED, what.formatted(name), label).uncertain())
        : Optional.empty();
  }

  /** A prefix is put before all names, also before those of which dashboards make their lists. */
  static Optional<SenderFault> renaming(YamlMapping settings) {
    Optional<Entry> prefix = settings.entry("namespace");
    return settings
        .text("namespace")
        .known()
        .filter(text -> !text.isBlank() && prefix.isPresent())
        .map(
            text ->
                SenderFault.of(
                        IGNORED,
                        "`namespace` puts `%s_` before all names: `up` arrives as `%s_up`, and queries for the usual names find nothing"
                            .formatted(text, text),
                        prefix.get())
                    .uncertain());
  }

  /** Returns the faults of Prometheus receivers. */
  static List<SenderFault> ofReceivers(List<Entry> receivers) {
    List<SenderFault> faults = new ArrayList<>();
    for (Entry receiver : receivers) {
      Optional<YamlMapping> config = receiver.value().mappingAt("config");
      if (CollectorConfig.typeOf(receiver.key().text()).equals("prometheus")
          && config.isPresent()) {
        for (String key : UNSUPPORTED) {
          config
              .get()
              .entry(key)
              .filter(entry -> !entry.value().isNull() && entry.value().size() > 1)
              .ifPresent(entry -> faults.add(unsupported(entry, receiver)));
        }
        captures(config.get(), faults);
      }
    }
    return faults;
  }

  private static SenderFault unsupported(Entry entry, Entry receiver) {
    String what = "the receiver `%s` does not support `%s`, which is none of its features";
    return SenderFault.of(
        REFUSED, what.formatted(receiver.key().text(), entry.key().text()), entry);
  }

  private static void captures(Yaml node, List<SenderFault> faults) {
    if (node instanceof YamlMapping mapping) {
      mapping.entries().forEach(entry -> captures(entry.value(), faults));
    } else if (node instanceof YamlSequence list) {
      list.items().forEach(item -> captures(item, faults));
    } else if (node instanceof YamlScalar text && text.style() != Style.TEMPLATE) {
      Matcher found = CAPTURE.matcher(text.text());
      if (found.find()) {
        String what =
            "`${%s}` is read as a variable, and no variable has a number for its name: `$${%s}` is meant";
        faults.add(SenderFault.of(REFUSED, what.formatted(found.group(1), found.group(1)), text));
      }
    }
  }
}
