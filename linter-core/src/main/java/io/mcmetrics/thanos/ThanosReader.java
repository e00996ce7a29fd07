package io.mcmetrics.thanos;

import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.relabel.RelabelReader;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.thanos.StoreAddress.Encryption;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads components of Thanos from their flags, and from the files that the flags name. */
final class ThanosReader {
  /** The flags of store addresses; {@code store} is one of releases before 0.38. */
  private static final List<String> STORE_FLAGS = List.of("endpoint", "endpoint-strict", "store");

  private static final List<String> GROUP_FLAGS =
      List.of("endpoint-group", "endpoint-group-strict");

  private final Component component;
  private final CommandLine flags;
  private final MountedFileContents files;
  private final ControlledHashrings controlled;

  ThanosReader(Component component, MountedFileContents files, ControlledHashrings controlled) {
    this.component = component;
    this.flags = component.commandLine();
    this.files = files;
    this.controlled = controlled;
  }

  Receive receive() {
    return new Receive(
        component, component.labels(), hashrings(), limits(), rules("receive.relabel-config"));
  }

  /** Reads the relabelling of a flag, or of the file of its twin; empty if it is not known. */
  private Optional<List<RelabelRule>> rules(String flag) {
    Value<String> file = flags.last(flag + "-file");
    Value<String> inline = flags.last(flag);
    if (file instanceof Value.Absent<String> && inline instanceof Value.Absent<String>) {
      return Optional.of(List.of());
    }
    Optional<Yaml> content =
        file instanceof Known<String> path
            ? files.at(component, path.value())
            : inline instanceof Known<String> text ? parsed(text) : Optional.empty();
    return content.map(list -> RelabelReader.read(list, RelabelSyntax.PROMETHEUS_FILE));
  }

  /** Thanos refuses both flags at once (efficientgo, extkingpin/pathorcontent.go). */
  private WriteLimits limits() {
    Value<String> file = flags.last("receive.limits-config-file");
    if (file instanceof Known<String> path && !path.value().isEmpty()) {
      return WriteLimitsReader.read(files.at(component, path.value()), file);
    }
    Value<String> inline = flags.last("receive.limits-config");
    Optional<Yaml> content = inline instanceof Known<String> text ? parsed(text) : Optional.empty();
    return WriteLimitsReader.read(content, inline);
  }

  Optional<WebConfig> webConfig() {
    Value<String> file = flags.last("http.config");
    if (file instanceof Value.Absent<String> || !flags.has("http.config")) {
      return Optional.empty();
    }
    Optional<Yaml> content =
        file instanceof Known<String> path
            // Hashed passwords are full of dollar signs.
            ? files.key(component, path.value()).flatMap(key -> files.content(component, key))
            : Optional.empty();
    return Optional.of(
        new WebConfig(
            component,
            content.isPresent(),
            content.flatMap(web -> web.mappingAt("basic_auth_users")).isPresent(),
            content.flatMap(web -> web.mappingAt("tls_server_config")).isPresent(),
            content
                .flatMap(ThanosReader::firstText)
                .map(Located.class::cast)
                .orElse(file)
                .origin()));
  }

  /** What the chart puts together has no place of its own, and what it is made of has one. */
  private static Optional<Yaml> firstText(Yaml node) {
    if (node instanceof YamlMapping mapping && !mapping.entries().isEmpty()) {
      YamlMapping.Entry first = mapping.entries().get(mapping.entries().size() - 1);
      return first.value() instanceof YamlScalar
          ? Optional.of(first.key())
          : firstText(first.value());
    }
    return Optional.of(node);
  }

  private Hashrings hashrings() {
    Value<String> inline = flags.last("receive.hashrings");
    Value<String> file = flags.last("receive.hashrings-file");
    // The file takes precedence (thanos, cmd/thanos/receive.go).
    if (file instanceof Known<String> path && !path.value().isEmpty()) {
      Optional<Yaml> filledIn = controlled.at(component, path.value());
      return filledIn.isPresent()
          ? withUnknownEndpoints(hashrings(filledIn, file))
          : hashrings(files.at(component, path.value()), file);
    }
    if (inline instanceof Known<String> text && !text.value().isBlank()) {
      return hashrings(parsed(text), inline);
    }
    boolean isTold = flags.has("receive.hashrings-file") || flags.has("receive.hashrings");
    return new Hashrings(isTold, false, List.of(), flags.origin());
  }

  private Hashrings hashrings(Optional<Yaml> list, Located flag) {
    List<Hashring> rings = list.map(ThanosReader::hashrings).orElse(List.of());
    Origin place = list.map(Yaml::origin).orElse(flag.origin());
    return new Hashrings(true, list.isPresent(), rings, place);
  }

  private static Hashrings withUnknownEndpoints(Hashrings written) {
    return new Hashrings(
        written.isConfigured(),
        written.isKnown(),
        written.rings().stream().map(Hashring::withUnknownEndpoints).toList(),
        written.origin());
  }

  /** Returns the hashrings of a file. */
  static List<Hashring> hashrings(Yaml list) {
    return list.mappingsAt().stream().map(ThanosReader::hashring).toList();
  }

  private static Hashring hashring(YamlMapping ring) {
    return new Hashring(
        ring.text("hashring"),
        ring.itemsAt("tenants").stream().map(Value::of).toList(),
        ring.text("tenant_matcher_type").isKnown("glob"),
        ring.itemsAt("endpoints").stream().map(ThanosReader::endpoint).toList(),
        NamedValue.in(ring.mappingAt("external_labels")),
        ring.text("algorithm"),
        ring.origin());
  }

  private static Hashring.Endpoint endpoint(Yaml endpoint) {
    Value<String> none = new Value.Absent<>(endpoint.origin());
    return endpoint instanceof YamlMapping mapping
        ? new Hashring.Endpoint(
            mapping.text("address"), mapping.text("capnproto_address"), mapping.text("az"))
        : new Hashring.Endpoint(Value.of(endpoint), none, none);
  }

  Querier querier() {
    List<StoreAddress> stores = new ArrayList<>();
    boolean knowsAll = flags.isWhole() && component.workload().sight().whole();
    knowsAll &= addStores(STORE_FLAGS, false, stores);
    knowsAll &= addStores(GROUP_FLAGS, true, stores);
    for (String flag : List.of("store.sd-files", "endpoint.sd-config-file")) {
      for (Value<String> given : flags.all(flag)) {
        Optional<List<Yaml>> contents =
            given instanceof Known<String> path ? contents(path.value()) : Optional.empty();
        contents.ifPresent(all -> all.forEach(content -> addStores(flag, content, stores)));
        knowsAll &= contents.isPresent();
      }
    }
    for (Value<String> given : flags.all("endpoint.sd-config")) {
      Optional<Yaml> content =
          given instanceof Known<String> text ? parsed(text) : Optional.empty();
      content.ifPresent(found -> addEndpoints(found, stores));
      knowsAll &= content.isPresent();
    }
    return new Querier(
        component,
        stores,
        knowsAll,
        component.labelNames("query.replica-label"),
        rules("selector.relabel-config"));
  }

  /** Of the files of file_sd, a path may be a pattern of several. */
  private Optional<List<Yaml>> contents(String path) {
    return path.contains("*")
        ? files.matching(component, path)
        : files.at(component, path).map(List::of);
  }

  /** Adds the addresses that some flags give, and tells whether all of them are known. */
  private boolean addStores(List<String> names, boolean isGroup, List<StoreAddress> stores) {
    boolean areKnown = true;
    for (String name : names) {
      for (Value<String> given : flags.all(name)) {
        Optional<StoreAddress> address = StoreAddress.of(given, isGroup);
        address.ifPresent(stores::add);
        areKnown &= address.isPresent();
      }
    }
    return areKnown;
  }

  /**
   * Adds the addresses of a file: the old flag names files of file_sd, and the new one a file of
   * endpoints; with one of file_sd, Thanos Query does not start (thanos, docs/components/query.md).
   */
  private static void addStores(String flag, Yaml content, List<StoreAddress> stores) {
    if (!flag.equals("store.sd-files")) {
      addEndpoints(content, stores);
      return;
    }
    for (Yaml group : content.itemsAt()) {
      for (Yaml target : group.itemsAt("targets")) {
        StoreAddress.of(Value.of(target), false).ifPresent(stores::add);
      }
    }
  }

  private static void addEndpoints(Yaml content, List<StoreAddress> stores) {
    Optional<Yaml> usual = content.at("default_client_config", "tls_config");
    for (Yaml endpoint : content.itemsAt("endpoints")) {
      boolean isGroup = endpoint.scalarAt("group").filter(g -> g.text().equals("true")).isPresent();
      Encryption how =
          endpoint
              .at("client_config", "tls_config")
              .or(() -> usual)
              .map(ThanosReader::encryption)
              .orElse(Encryption.BY_FLAGS);
      endpoint
          .scalarAt("address")
          .flatMap(address -> StoreAddress.of(Value.of(address), isGroup))
          .map(address -> address.encrypted(how))
          .ifPresent(stores::add);
    }
  }

  /** Settings of TLS that are empty are none (Thanos 0.42, run). */
  private static Encryption encryption(Yaml settings) {
    return settings instanceof YamlMapping mapping && !mapping.entries().isEmpty()
        ? Encryption.TLS
        : Encryption.PLAIN;
  }

  /** Reads a flag whose value is the content of a file; all origins are that of the flag. */
  private static Optional<Yaml> parsed(Known<String> text) {
    YamlScalar scalar = new YamlScalar(text.value(), Style.QUOTED, text.origin());
    return YamlReader.readEmbedded(scalar).documents().stream().findFirst();
  }

  static boolean isThanos(Program program) {
    return program.name().startsWith("THANOS_");
  }
}
