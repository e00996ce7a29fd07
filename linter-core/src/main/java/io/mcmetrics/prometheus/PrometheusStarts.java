package io.mcmetrics.prometheus;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.inventory.HostProgram;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.source.Origin;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.MountedFileContents;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds every Prometheus of a tree that loads a configuration which somebody wrote. */
public final class PrometheusStarts {
  private final MountedFileContents files;
  private final Function<Document, Cluster> clusterOf;
  private final List<PrometheusStart> starts = new ArrayList<>();
  private final Set<Origin> loaded = new HashSet<>();
  private final IdentityHashMap<YamlScalar, Optional<ConfigurationText>> texts =
      new IdentityHashMap<>();

  private PrometheusStarts(List<Document> documents, Function<Document, Cluster> clusterOf) {
    this.files = MountedFileContents.of(documents, clusterOf);
    this.clusterOf = clusterOf;
  }

  /**
   * Returns what becomes of each Prometheus; of those that operators run, only as far as somebody
   * wrote a part of their configuration as such.
   */
  public static List<PrometheusStart> of(
      List<Workload> workloads,
      List<Document> documents,
      Function<Document, Cluster> clusterOf,
      List<HostProgram> programs) {
    PrometheusStarts found = new PrometheusStarts(documents, clusterOf);
    for (Workload workload : workloads) {
      if (!workload.kind().startsWith("Prometheus")) {
        workload.containers().stream()
            .filter(container -> Program.of(container) == Program.PROMETHEUS)
            .forEach(container -> found.add(new PrometheusProcess(workload, container)));
      }
    }
    HostStarts hosts = new HostStarts(documents, clusterOf);
    for (HostProgram program : programs) {
      for (PrometheusStart start : hosts.start(program).stream().toList()) {
        found.starts.add(start);
        found.loaded.addAll(start.configuration());
      }
    }
    for (int i = 0; i < documents.size(); i++) {
      if (documents.get(i).kind().equals(Document.PROMETHEUS_YML)) {
        found.add(documents.get(i), documents.subList(0, i));
      }
    }
    documents.stream()
        .filter(OperatedPrometheus::is)
        .flatMap(d -> OperatedPrometheus.start(d, clusterOf.apply(d)).stream())
        .forEach(found.starts::add);
    found.starts.addAll(new AdditionalScrapeJobs(documents, clusterOf).starts());
    return List.copyOf(found.starts);
  }

  private void add(PrometheusProcess process) {
    Workload workload = process.workload();
    Container container = process.container();
    Component component = new Component(Program.PROMETHEUS, workload, container);
    Optional<KeyReference> key =
        process.configuration().flatMap(path -> files.key(component, path));
    Optional<Document> holder = key.flatMap(reference -> files.holder(component, reference));
    Optional<ConfigurationText> text = key.flatMap(k -> holder.flatMap(h -> text(h, k)));
    List<LoadFault> ofFlags = new ArrayList<>(FlagCheck.faults(process.flags(), process.loader()));
    if (text.isEmpty()) {
      holder.flatMap(h -> key.flatMap(k -> missing(h, k, process))).ifPresent(ofFlags::add);
    }
    Sight sight = workload.sight();
    text.ifPresent(found -> loaded.add(found.origin()));
    starts.add(
        new PrometheusStart(
            workload.cluster(),
            Optional.of(process),
            text.map(ConfigurationText::origins).orElse(List.of()),
            false,
            text.map(found -> found.faults(process.loader())).orElse(List.of()),
            ofFlags,
            holder.map(h -> sight.atMost(h.sight().limit())).orElse(sight)));
  }

  private Optional<ConfigurationText> read(YamlScalar text) {
    return texts.computeIfAbsent(text, ConfigurationText::of);
  }

  private Optional<ConfigurationText> text(Document holder, KeyReference key) {
    if (!(key.key() instanceof Value.Known<String> name)) {
      return Optional.empty();
    }
    Optional<YamlMapping> sketch = holder.root().mappingAt("data", name.value());
    return sketch.isPresent()
        ? sketch.map(ConfigurationText::of)
        : DataTexts.text(holder, name.value()).flatMap(this::read);
  }

  /** The file that the flag names is not among those of the volume. */
  private static Optional<LoadFault> missing(
      Document holder, KeyReference key, PrometheusProcess process) {
    Optional<Origin> flag = process.flags().placeOf("config.file");
    boolean isThere =
        !(key.key() instanceof Value.Known<String> name)
            || holder.at("data", name.value()).isPresent()
            || holder.at("stringData", name.value()).isPresent()
            || holder.at("binaryData", name.value()).isPresent();
    if (isThere || flag.isEmpty() || !holder.sight().whole()) {
      return Optional.empty();
    }
    Confidence confidence = holder.sight().sketch() ? Confidence.POSSIBLE : Confidence.CERTAIN;
    return Optional.of(
        new LoadFault(
            "%s `%s`, which is mounted there, has no file of this name"
                .formatted(holder.kind(), holder.name().written()),
            confidence,
            flag.get()));
  }

  /** Adds a configuration that no process of the tree is known to load. */
  private void add(Document document, List<Document> before) {
    Optional<ConfigurationText> text = textOf(document, before);
    if (text.isEmpty() || loaded.contains(text.get().origin())) {
      return;
    }
    if (loaded.add(text.get().origin())) {
      starts.add(
          new PrometheusStart(
              clusterOf.apply(document),
              Optional.empty(),
              text.get().origins(),
              false,
              text.get().faults(Loader.UNKNOWN),
              List.of(),
              document.sight()));
    }
  }

  /**
   * Returns the text that a document was read from: a file, or an entry of the ConfigMap or Secret
   * that comes before it. Nothing if the document is only a part of one, as for another agent.
   */
  private Optional<ConfigurationText> textOf(Document document, List<Document> before) {
    Yaml root = document.root();
    if (root.origin().via().isEmpty()) {
      return ConfigurationText.of(root.origin().span().file())
          .filter(text -> text.has(root.origin().span()));
    }
    for (int i = before.size() - 1; i >= 0; i--) {
      Document holder = before.get(i);
      if (holder.kind().equals("ConfigMap") || holder.kind().equals("Secret")) {
        return textIn(holder, root);
      }
    }
    return Optional.empty();
  }

  private Optional<ConfigurationText> textIn(Document holder, Yaml root) {
    for (Entry entry : DataTexts.texts(holder)) {
      Optional<ConfigurationText> text =
          read((YamlScalar) entry.value()).filter(found -> found.has(root.origin().span()));
      if (text.isPresent()) {
        return text;
      }
    }
    return holder.root().mappingAt("data").stream()
        .flatMap(data -> data.entries().stream())
        .map(Entry::value)
        .filter(root::equals)
        .map(YamlMapping.class::cast)
        .map(ConfigurationText::of)
        .findFirst();
  }
}
