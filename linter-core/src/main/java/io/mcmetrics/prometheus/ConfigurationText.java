package io.mcmetrics.prometheus;

import io.mcmetrics.document.Shape;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a configuration file, with all documents in it, of which Prometheus reads the first.
 *
 * @param documents as they are written, merge keys included
 * @param isTemplate whether something makes the file of this text, and may leave out parts of it
 */
record ConfigurationText(List<Yaml> documents, boolean isTemplate) {
  private static final List<String> WORDS =
      List.of("scrape_configs", "remote_write", "external_labels", "global:");

  static Optional<ConfigurationText> of(SourceFile file) {
    return of(YamlReader.readAsWritten(file), file.text());
  }

  static Optional<ConfigurationText> of(YamlScalar text) {
    return WORDS.stream().anyMatch(text.text()::contains)
        ? of(YamlReader.readEmbeddedAsWritten(text), text.text())
        : Optional.empty();
  }

  /** Returns a configuration that a chart has as a mapping. */
  static ConfigurationText of(YamlMapping sketch) {
    return new ConfigurationText(List.of(sketch), false);
  }

  private static Optional<ConfigurationText> of(YamlFile file, String text) {
    boolean isConfiguration =
        file.isComplete() && file.documents().stream().anyMatch(Shape::isPrometheusConfig);
    boolean isTemplate = text.contains("{{") || text.contains("{%");
    return isConfiguration
        ? Optional.of(new ConfigurationText(file.documents(), isTemplate))
        : Optional.empty();
  }

  /** Tells whether a mapping read elsewhere is a document of this text. */
  boolean has(Span root) {
    return documents.stream().anyMatch(document -> document.origin().span().equals(root));
  }

  /** Returns where it begins. */
  Origin origin() {
    return documents.get(0).origin();
  }

  /** Returns where its documents are. */
  List<Origin> origins() {
    return documents.stream().map(Yaml::origin).toList();
  }

  List<LoadFault> faults(Loader loader) {
    List<LoadFault> faults = new ArrayList<>(ConfigurationCheck.faults(documents.get(0), loader));
    boolean isEmpty = documents.get(0).isNull();
    for (Yaml more : documents.subList(1, documents.size())) {
      if (more instanceof YamlMapping mapping && !mapping.entries().isEmpty()) {
        // Whatever stands there, nothing of it takes effect (go.yaml.in/yaml/v2, Unmarshal).
        faults.add(
            new LoadFault(
                isEmpty
                    ? "the first document of the file is empty, and Prometheus reads no other"
                    : "Prometheus reads the first document of the file, and not this one",
                Confidence.CERTAIN,
                mapping.entries().get(0).origin()));
      }
    }
    return isTemplate
        ? faults.stream().map(fault -> fault.atMost(Confidence.POSSIBLE)).toList()
        : faults;
  }
}
