package io.mcmetrics.remotewrite;

import io.mcmetrics.relabel.GoNumber;
import io.mcmetrics.relabel.GoText;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads how a remote write sends. In prometheus.yml a null is a zero and not the default, as Go's
 * YAML has it; in a custom resource a null and a zero let the default apply.
 */
public final class WriteSettingsReader {
  private static final Set<String> PROTOCOLS = Set.of("V1.0", "V2.0");
  private static final Set<String> MESSAGES =
      Set.of("prometheus.WriteRequest", "io.prometheus.write.v2.Request");
  private static final Set<String> YES = Set.of("y", "yes", "on", "true");

  private final YamlMapping write;
  private final RelabelSyntax syntax;
  private final boolean isFile;

  private WriteSettingsReader(YamlMapping write, RelabelSyntax syntax) {
    this.write = write;
    this.syntax = syntax;
    this.isFile = syntax == RelabelSyntax.PROMETHEUS_FILE;
  }

  /** Returns the settings that are written in an item of the list of remote writes. */
  public static WriteSettings read(YamlMapping write, RelabelSyntax syntax) {
    return new WriteSettingsReader(write, syntax).settings();
  }

  /**
   * Returns the settings of an item that is not a mapping, which is invalid everywhere; none are
   * known.
   */
  public static WriteSettings readNonMapping(Yaml item, RelabelSyntax syntax) {
    WriteSettings none = read(new YamlMapping(List.of(), item.origin()), syntax);
    return new WriteSettings(
        syntax,
        none.name(),
        none.timeout(),
        none.protocol(),
        none.nativeHistograms(),
        none.queue(),
        none.isProxied(),
        none.metadata(),
        none.content(),
        List.of(noMapping(item, syntax)),
        List.of());
  }

  private static WriteFault noMapping(Yaml item, RelabelSyntax syntax) {
    if (syntax == RelabelSyntax.PROMETHEUS_FILE) {
      return WriteFault.refused(
          item.isNull()
              ? "empty or null remote write config section"
              : "cannot unmarshal " + GoText.tagged(item) + " into config.plain",
          item);
    }
    String type = GoText.quoted(GoText.jsonType(item));
    return WriteFault.rejected(
        "remoteWrite: Invalid value: %s: must be of type object: %s".formatted(type, type), item);
  }

  private WriteSettings settings() {
    Located queuePlace =
        write.entry(key("queue_config", "queueConfig")).<Located>map(e -> e).orElse(write);
    QueueConfig queue = queue(queuePlace);
    return new WriteSettings(
        syntax,
        write.text("name"),
        duration(write, "remote_timeout", "remoteTimeout"),
        write.text(key("protobuf_message", "messageVersion")),
        choice(write, key("send_native_histograms", "sendNativeHistograms")),
        queue,
        write.has(key("proxy_url", "proxyUrl"))
            || write.has(key("proxy_from_environment", "proxyFromEnvironment")),
        metadata(),
        content(write),
        syntax == RelabelSyntax.VICTORIA_METRICS ? List.of() : faults(queue),
        List.of());
  }

  private QueueConfig queue(Located place) {
    Optional<Yaml> written = write.get(key("queue_config", "queueConfig"));
    if (isFile && written.isPresent() && written.get().isNull()) {
      return emptied(place);
    }
    YamlMapping queue =
        written
            .filter(YamlMapping.class::isInstance)
            .map(YamlMapping.class::cast)
            .orElse(new YamlMapping(List.of(), place.origin()));
    return new QueueConfig(
        number(queue, "capacity", "capacity"),
        number(queue, "max_shards", "maxShards"),
        number(queue, "min_shards", "minShards"),
        number(queue, "max_samples_per_send", "maxSamplesPerSend"),
        duration(queue, "min_backoff", "minBackoff"),
        duration(queue, "max_backoff", "maxBackoff"),
        duration(queue, "sample_age_limit", "sampleAgeLimit"),
        number(queue, "max_retries", "maxRetries"),
        place.origin());
  }

  /** A block with nothing in it is all zeros: Prometheus 2.42 panics over it. */
  private static QueueConfig emptied(Located place) {
    Value<Integer> zero = new Value.Known<>(0, place.origin());
    Value<Duration> none = new Value.Known<>(Duration.ZERO, place.origin());
    return new QueueConfig(zero, zero, zero, zero, none, none, none, zero, place.origin());
  }

  private Optional<MetadataConfig> metadata() {
    Optional<YamlMapping.Entry> entry = write.entry(key("metadata_config", "metadataConfig"));
    return entry.isPresent() && entry.get().value() instanceof YamlMapping metadata
        ? Optional.of(new MetadataConfig(choice(metadata, "send"), entry.get().origin()))
        : Optional.empty();
  }

  private List<WriteFault> faults(QueueConfig queue) {
    List<WriteFault> faults = new ArrayList<>(ShapeCheck.faults(write, syntax));
    write.mappingAt("headers").map(HeaderCheck::faults).ifPresent(faults::addAll);
    faults.addAll(AuthenticationCheck.faults(write, isFile));
    if (!isFile) {
      faults.addAll(OperatorWriteCheck.faults(write));
    }
    Value<String> message = write.text(key("protobuf_message", "messageVersion"));
    if (message instanceof Value.Known<String> known) {
      protocol(known).ifPresent(faults::add);
    }
    faults.addAll(QueueCheck.faults(queue));
    return faults;
  }

  private static String content(Yaml node) {
    if (node instanceof YamlMapping mapping) {
      return mapping.entries().stream()
          .map(entry -> entry.key().text() + ": " + content(entry.value()))
          .sorted()
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return node instanceof YamlSequence sequence
        ? sequence.items().stream().map(WriteSettingsReader::content).toList().toString()
        : ((YamlScalar) node).text();
  }

  private Optional<WriteFault> protocol(Value.Known<String> message) {
    if ((isFile ? MESSAGES : PROTOCOLS).contains(message.value())) {
      return Optional.empty();
    }
    return Optional.of(
        isFile
            ? WriteFault.refused(
                "invalid protobuf_message value: unknown type for remote write protobuf message "
                    + message.value()
                    + ", supported: prometheus.WriteRequest, io.prometheus.write.v2.Request",
                message)
            : WriteFault.rejected(
                "messageVersion: Unsupported value: \""
                    + message.value()
                    + "\": supported values: \"V1.0\", \"V2.0\"",
                message));
  }

  private String key(String inFile, String inResource) {
    return isFile ? inFile : inResource;
  }

  private Value<Integer> number(YamlMapping mapping, String inFile, String inResource) {
    Optional<YamlMapping.Entry> entry = mapping.entry(key(inFile, inResource));
    if (entry.isEmpty() || !(entry.get().value() instanceof YamlScalar scalar)) {
      return new Value.Absent<>(mapping.origin());
    }
    if (scalar.isNull()) {
      return isFile ? new Value.Known<>(0, scalar.origin()) : new Value.Absent<>(scalar.origin());
    }
    boolean isNegative = GoNumber.isNegative(scalar.text());
    long size = GoNumber.unsigned(scalar.text().replaceFirst("^-", "")).orElse(-1);
    if (scalar.isUnknown() || size < 0 || size > Integer.MAX_VALUE) {
      return new Value.Unknown<>(scalar.text(), scalar.origin());
    }
    return size == 0 && !isFile
        ? new Value.Absent<>(scalar.origin())
        : new Value.Known<>((int) (isNegative ? -size : size), scalar.origin());
  }

  private Value<Duration> duration(YamlMapping mapping, String inFile, String inResource) {
    Optional<YamlMapping.Entry> entry = mapping.entry(key(inFile, inResource));
    if (entry.isEmpty() || !(entry.get().value() instanceof YamlScalar scalar)) {
      return new Value.Absent<>(mapping.origin());
    }
    if (scalar.isNull()) {
      return isFile
          ? new Value.Known<>(Duration.ZERO, scalar.origin())
          : new Value.Absent<>(scalar.origin());
    }
    Optional<Duration> length =
        scalar.isUnknown() ? Optional.empty() : DurationText.parse(scalar.text());
    return length
        .<Value<Duration>>map(known -> new Value.Known<>(known, scalar.origin()))
        .orElse(new Value.Unknown<>(scalar.text(), scalar.origin()));
  }

  private static Value<Boolean> choice(YamlMapping mapping, String key) {
    Value<String> text = mapping.text(key);
    if (text instanceof Value.Known<String> known) {
      return new Value.Known<>(
          YES.contains(known.value().toLowerCase(Locale.ROOT)), known.origin());
    }
    return text instanceof Value.Unknown<String> unknown
        ? new Value.Unknown<>(unknown.text(), unknown.origin())
        : new Value.Absent<>(text.origin());
  }
}
