package io.mcmetrics.sender;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The configuration of an OpenTelemetry Collector (opentelemetry-collector 0.161.0, run): its
 * components, and the pipelines for metrics that name them. A component that no pipeline names is
 * never started.
 *
 * @param root the whole configuration
 * @param pipelines the pipelines for metrics: {@code metrics}, {@code metrics/name}
 */
record CollectorConfig(YamlMapping root, List<YamlMapping> pipelines) {
  static final String RESOURCE = "OpenTelemetryCollector";

  /** The second name is the newer one; the first one still works. */
  private static final Set<String> REMOTE_WRITE =
      Set.of("prometheusremotewrite", "prometheus_remote_write");

  /** Keeps its own list. */
  CollectorConfig {
    pipelines = List.copyOf(pipelines);
  }

  /**
   * Returns the configuration in a document; empty if it has none, or one that is not YAML. In
   * {@code opentelemetry.io/v1alpha1} it is a text, in {@code v1beta1} a mapping.
   */
  static Optional<CollectorConfig> in(Document document) {
    return switch (document.kind()) {
      case Document.OTEL_COLLECTOR -> Optional.of(of(document.root()));
      case RESOURCE -> document.at("spec", "config").flatMap(CollectorConfig::read);
      default -> Optional.empty();
    };
  }

  private static Optional<CollectorConfig> read(Yaml config) {
    if (config instanceof YamlMapping mapping) {
      return Optional.of(of(mapping));
    }
    return config instanceof YamlScalar text
        ? Optional.of(YamlReader.readEmbedded(text))
            .filter(YamlFile::isComplete)
            .flatMap(file -> file.documents().stream().findFirst())
            .filter(YamlMapping.class::isInstance)
            .map(root -> of((YamlMapping) root))
        : Optional.empty();
  }

  private static CollectorConfig of(YamlMapping root) {
    Optional<YamlMapping> all = root.mappingAt("service", "pipelines");
    List<YamlMapping> metrics =
        all.map(YamlMapping::entries).orElse(List.of()).stream()
            .filter(entry -> typeOf(entry.key().text()).equals("metrics"))
            .map(Entry::value)
            .filter(YamlMapping.class::isInstance)
            .map(YamlMapping.class::cast)
            .toList();
    return new CollectorConfig(root, metrics);
  }

  /** Returns the type of a component, of {@code type/name}. */
  static String typeOf(String id) {
    return id.replaceFirst("/.*", "");
  }

  /** Returns the exporters that write to a remote storage, whether a pipeline names them or not. */
  List<Entry> remoteWriters() {
    return root.mappingAt("exporters").map(YamlMapping::entries).orElse(List.of()).stream()
        .filter(exporter -> REMOTE_WRITE.contains(typeOf(exporter.key().text())))
        .toList();
  }

  /** Returns the pipelines that name an exporter. */
  List<YamlMapping> pipelinesTo(String exporter) {
    return pipelines.stream()
        .filter(pipeline -> ids(pipeline, "exporters").contains(exporter))
        .toList();
  }

  /** Returns the components that some pipelines name and that are configured, each once. */
  List<Entry> components(List<YamlMapping> some, String section) {
    Map<String, Entry> found = new LinkedHashMap<>();
    Optional<YamlMapping> configured = root.mappingAt(section);
    for (YamlMapping pipeline : some) {
      for (String id : ids(pipeline, section)) {
        configured.flatMap(all -> all.entry(id)).ifPresent(entry -> found.put(id, entry));
      }
    }
    return new ArrayList<>(found.values());
  }

  /** Tells whether a placeholder in a pipeline may stand for components that are not known. */
  boolean isOpen(String section) {
    return pipelines.stream()
        .flatMap(pipeline -> pipeline.get(section).stream())
        .flatMap(list -> list instanceof YamlSequence s ? s.items().stream() : Stream.of(list))
        .anyMatch(item -> item instanceof YamlScalar text && text.isUnknown());
  }

  /** Returns the names of the components that a pipeline lists. */
  static List<String> ids(YamlMapping pipeline, String section) {
    return pipeline.itemsAt(section).stream()
        .filter(YamlScalar.class::isInstance)
        .map(item -> ((YamlScalar) item).text())
        .toList();
  }
}
