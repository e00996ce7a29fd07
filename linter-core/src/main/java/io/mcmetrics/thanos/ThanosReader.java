package io.mcmetrics.thanos;

import io.mcmetrics.network.CommandLine;
import io.mcmetrics.network.Program;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what components of Thanos are told by their flags, and by the files these name. */
final class ThanosReader {
  /** {@code name="value"}, quoted as Go quotes it. */
  private static final Pattern LABEL = Pattern.compile("([A-Za-z_]\\w*)=\"?(.*?)\"?");

  /** Those before 0.38, which had a flag for each API. */
  private static final List<String> STORE_FLAGS = List.of("endpoint", "endpoint-strict", "store");

  private final Component component;
  private final CommandLine flags;
  private final MountedFiles files;

  ThanosReader(Component component, MountedFiles files) {
    this.component = component;
    this.flags = component.commandLine();
    this.files = files;
  }

  Receive receive() {
    return new Receive(component, labels(), hashrings());
  }

  /** Returns the labels that {@code --label} gives. */
  List<NamedValue> labels() {
    List<NamedValue> labels = new ArrayList<>();
    for (Value<String> label : flags.all("label")) {
      Matcher parts = LABEL.matcher(label instanceof Known<String> known ? known.value() : "");
      if (parts.matches()) {
        boolean isOpen = parts.group(2).contains("$(");
        labels.add(
            new NamedValue(
                parts.group(1),
                isOpen
                    ? new Value.Unknown<>(parts.group(2), label.origin())
                    : new Known<>(parts.group(2), label.origin()),
                label.origin()));
      }
    }
    return labels;
  }

  private Hashrings hashrings() {
    Value<String> inline = flags.last("receive.hashrings");
    Value<String> file = flags.last("receive.hashrings-file");
    if (inline instanceof Known<String> text) {
      return hashrings(parsed(text), inline);
    }
    if (file instanceof Known<String> path) {
      return hashrings(files.at(component, path.value()), file);
    }
    boolean isAbsent =
        inline instanceof Value.Absent<String> && file instanceof Value.Absent<String>;
    return new Hashrings(!isAbsent, false, List.of(), flags.origin());
  }

  private Hashrings hashrings(Optional<Yaml> list, Located flag) {
    List<Hashring> rings = new ArrayList<>();
    for (Yaml item : list.map(found -> found.itemsAt()).orElse(List.of())) {
      if (item instanceof YamlMapping ring) {
        rings.add(hashring(ring));
      }
    }
    Origin place = list.map(Yaml::origin).orElse(flag.origin());
    return new Hashrings(true, list.isPresent(), rings, place);
  }

  private static Hashring hashring(YamlMapping ring) {
    return new Hashring(
        ring.text("hashring"),
        ring.itemsAt("tenants").stream().map(Value::of).toList(),
        ring.text("tenant_matcher_type").isKnown("glob"),
        ring.itemsAt("endpoints").stream().map(ThanosReader::address).toList(),
        NamedValue.in(ring.mappingAt("external_labels")),
        ring.text("algorithm"),
        ring.origin());
  }

  private static Value<String> address(Yaml endpoint) {
    return endpoint instanceof YamlMapping mapping ? mapping.text("address") : Value.of(endpoint);
  }

  Querier querier() {
    List<StoreAddress> stores = new ArrayList<>();
    boolean knowsAll = flags.isWhole() && component.workload().sight().whole();
    for (String flag : STORE_FLAGS) {
      for (Value<String> given : flags.all(flag)) {
        Optional<StoreAddress> address = StoreAddress.of(given, false);
        address.ifPresent(stores::add);
        knowsAll &= address.isPresent();
      }
    }
    for (String flag : List.of("endpoint-group", "endpoint-group-strict")) {
      for (Value<String> given : flags.all(flag)) {
        Optional<StoreAddress> address = StoreAddress.of(given, true);
        address.ifPresent(stores::add);
        knowsAll &= address.isPresent();
      }
    }
    for (String flag : List.of("store.sd-files", "endpoint.sd-config-file")) {
      for (Value<String> given : flags.all(flag)) {
        Optional<Yaml> file =
            given instanceof Known<String> path
                ? files.at(component, path.value())
                : Optional.empty();
        file.ifPresent(content -> addTargets(content, stores));
        knowsAll &= file.isPresent();
      }
    }
    for (Value<String> given : flags.all("endpoint.sd-config")) {
      Optional<Yaml> content =
          given instanceof Known<String> text ? parsed(text) : Optional.empty();
      content.ifPresent(found -> addTargets(found, stores));
      knowsAll &= content.isPresent();
    }
    return new Querier(component, stores, knowsAll, flags.all("query.replica-label"));
  }

  /** Prometheus' form of a list of targets, and Thanos' own (thanos, docs/components/query.md). */
  private static void addTargets(Yaml content, List<StoreAddress> stores) {
    Stream<Yaml> targets =
        content.itemsAt().stream().flatMap(group -> group.itemsAt("targets").stream());
    Stream<Yaml> endpoints =
        content.itemsAt("endpoints").stream().flatMap(e -> e.scalarAt("address").stream());
    Stream.concat(targets, endpoints)
        .flatMap(target -> StoreAddress.of(Value.of(target), false).stream())
        .forEach(stores::add);
  }

  /** Reads a flag that holds a file's content; its places are the flag's. */
  private static Optional<Yaml> parsed(Known<String> text) {
    YamlScalar scalar = new YamlScalar(text.value(), Style.QUOTED, text.origin());
    return YamlReader.readEmbedded(scalar).documents().stream().findFirst();
  }

  static boolean isThanos(Program program) {
    return program.name().startsWith("THANOS_");
  }
}
