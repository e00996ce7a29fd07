package io.mcmetrics.thanos;

import static java.util.Map.entry;

import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.thanos.file.FileCheck;
import io.mcmetrics.thanos.file.FileFault;
import io.mcmetrics.thanos.file.FileKind;
import io.mcmetrics.thanos.file.JsonText;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the files that the flags of a component name, as it reads them at its start. */
final class ComponentFileCheck {
  /** Flags that have a file as their value, or the name of one with {@code -file} behind them. */
  private static final Map<String, FileKind> KINDS =
      Map.ofEntries(
          entry("objstore.config", FileKind.BUCKET),
          entry("receive.limits-config", FileKind.LIMITS),
          entry("endpoint.sd-config", FileKind.ENDPOINTS),
          entry("selector.relabel-config", FileKind.SELECTOR_RELABELLING),
          entry("receive.relabel-config", FileKind.RECEIVE_RELABELLING),
          entry("alert.relabel-config", FileKind.ALERT_RELABELLING),
          entry("tracing.config", FileKind.TRACING),
          entry("index-cache.config", FileKind.INDEX_CACHE),
          entry("store.caching-bucket.config", FileKind.BUCKET_CACHE),
          entry("query-range.response-cache-config", FileKind.RESPONSE_CACHE),
          entry("labels.response-cache-config", FileKind.RESPONSE_CACHE),
          entry("query-frontend.downstream-tripper-config", FileKind.DOWNSTREAM_TRIPPER),
          entry("query.config", FileKind.QUERY_CLIENTS),
          entry("alertmanagers.config", FileKind.ALERTMANAGERS));

  private static final String HASHRINGS = "receive.hashrings";
  private static final String WEB = "http.config";

  private final Component component;
  private final CommandLine flags;
  private final MountedFileContents files;
  private final List<StartFault> faults = new ArrayList<>();

  ComponentFileCheck(Component component, MountedFileContents files) {
    this.component = component;
    this.flags = component.commandLine();
    this.files = files;
  }

  List<StartFault> faults() {
    KINDS.forEach((flag, kind) -> content(flag).ifPresent(file -> check(kind, file)));
    if (flags.last(WEB) instanceof Known<String> path) {
      files.at(component, path.value()).ifPresent(file -> check(FileKind.WEB, file));
    }
    if (component.program() == Program.THANOS_RECEIVE) {
      checkHashrings();
    }
    return faults;
  }

  private void check(FileKind kind, Yaml file) {
    add(FileCheck.faults(kind, file));
  }

  /** What a release newer than all that were asked refuses is not known. */
  private void add(List<FileFault> found) {
    boolean isNewer =
        ThanosRelease.of(component.version().known().orElse(""))
            .filter(own -> own.compareTo(ThanosFlags.NEWEST) > 0)
            .isPresent();
    Confidence confidence = isNewer ? Confidence.POSSIBLE : Confidence.CERTAIN;
    found.stream()
        .map(fault -> new StartFault(fault.message(), confidence, fault.origin()))
        .forEach(faults::add);
  }

  /** Returns the content of a file that one flag names, or another has. */
  private Optional<Yaml> content(String flag) {
    if (flags.last(flag + "-file") instanceof Known<String> path && !path.value().isEmpty()) {
      return files.at(component, path.value());
    }
    if (!(flags.last(flag) instanceof Known<String> text) || text.value().isBlank()) {
      return Optional.empty();
    }
    String variable = text.value().strip();
    if (variable.startsWith("$(") && variable.endsWith(")")) {
      return component
          .container()
          .reference(variable.substring(2, variable.length() - 1))
          .flatMap(key -> files.content(component, key));
    }
    YamlScalar inline = new YamlScalar(text.value(), Style.QUOTED, text.origin());
    return inline.isUnknown() ? Optional.empty() : parsed(inline);
  }

  private static Optional<Yaml> parsed(YamlScalar text) {
    return YamlReader.readEmbedded(text).documents().stream().findFirst();
  }

  /** YAML that is no JSON is not parsable. */
  private void checkHashrings() {
    Optional<YamlScalar> text =
        flags.last(HASHRINGS + "-file") instanceof Known<String> path
            ? text(path.value())
            : Optional.of(flags.last(HASHRINGS))
                .filter(Known.class::isInstance)
                .map(value -> new YamlScalar(value.written(), Style.QUOTED, value.origin()))
                .filter(scalar -> !scalar.isUnknown() && !scalar.text().isBlank());
    if (text.isPresent() && !JsonText.isJson(text.get().text())) {
      faults.add(
          StartFault.certain(
              "configuration file is not parsable: a file of hashrings is JSON, and no other YAML",
              text.get()));
      return;
    }
    Optional<Yaml> file =
        text.isPresent()
            ? parsed(text.get())
            : flags.last(HASHRINGS + "-file") instanceof Known<String> path
                ? files.at(component, path.value())
                : Optional.empty();
    file.ifPresent(rings -> add(FileCheck.hashringFaults(rings, algorithm())));
  }

  private Optional<String> algorithm() {
    Value<String> given = flags.last(HASHRINGS + "-algorithm");
    return given instanceof Absent<String> ? Optional.of("hashmod") : given.known();
  }

  private Optional<YamlScalar> text(String path) {
    Optional<KeyReference> key = files.key(component, path);
    Optional<Document> holder = key.flatMap(k -> files.holder(component, k));
    return key.flatMap(k -> k.key().known())
        .flatMap(name -> holder.flatMap(h -> DataTexts.text(h, name)))
        .filter(text -> !text.isUnknown());
  }
}
