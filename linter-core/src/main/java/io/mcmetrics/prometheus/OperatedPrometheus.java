package io.mcmetrics.prometheus;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Prometheus that the operator runs, with the flags that its resource adds to those of the
 * operator: it looks at none of them but for those that it gives itself (prometheus-operator 0.94,
 * {@code pkg/operator/config_reloader.go} and {@code pkg/prometheus/server/statefulset.go}).
 */
final class OperatedPrometheus {
  private static final Set<String> KINDS = Set.of("Prometheus", "PrometheusAgent");

  private OperatedPrometheus() {}

  /** Tells whether a document is the resource of one. */
  static boolean is(Document document) {
    return KINDS.contains(document.kind()) && document.root().mappingAt("spec").isPresent();
  }

  /** Returns how one loads what is written for it. */
  static Loader loader(Document document) {
    return new Loader(release(document), document.kind().equals("PrometheusAgent"));
  }

  /** Returns the place that tells of its sending. */
  static Origin sending(Document document) {
    return document
        .root()
        .mappingAt("spec")
        .flatMap(spec -> spec.entry("remoteWrite"))
        .map(Entry::origin)
        .orElse(document.origin());
  }

  /** Returns what becomes of one because of its own flags; empty if it has none. */
  static Optional<PrometheusStart> start(Document document, Cluster cluster) {
    List<Value<String>> words = new ArrayList<>();
    for (YamlMapping argument : document.root().mappingsAt("spec", "additionalArgs")) {
      words.add(word(argument));
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    CommandLine flags = new CommandLine(words, document.origin());
    Loader loader = loader(document);
    boolean isAgent = loader.isAgent() || flags.has("agent");
    return Optional.of(
        new PrometheusStart(
            cluster,
            Optional.empty(),
            List.of(sending(document)),
            true,
            List.of(),
            FlagCheck.faults(flags, new Loader(loader.release(), isAgent)),
            document.sight()));
  }

  /** An empty value is none ({@code BuildArgs}). */
  private static Value<String> word(YamlMapping argument) {
    Value<String> name = argument.text("name");
    Value<String> value = argument.text("value");
    boolean isBare = value instanceof Value.Absent<String> || value.isKnown("");
    String word = "--" + name.written() + (isBare ? "" : "=" + value.written());
    boolean isKnown =
        name instanceof Value.Known<String> && (isBare || value instanceof Value.Known<String>);
    return isKnown
        ? new Value.Known<>(word, name.origin())
        : new Value.Unknown<>(word, name.origin());
  }

  private static Optional<MinorVersion> release(Document document) {
    Optional<MinorVersion> version = MinorVersion.of(document.text("spec", "version"));
    if (version.isPresent() || !(document.text("spec", "image") instanceof Value.Known<String> i)) {
      return version;
    }
    String tag = i.value().replaceFirst("@.*", "").replaceFirst(".*:", "");
    return MinorVersion.of(new Value.Known<>(tag, i.origin()));
  }
}
