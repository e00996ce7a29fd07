package io.mcmetrics.render;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the documents inside of documents: the values of a Flux HelmRelease or an Argo CD
 * Application, and the configuration files in a ConfigMap.
 */
final class Contents {
  private final Sources sources;

  Contents(Sources sources) {
    this.sources = sources;
  }

  /** Returns a document and what it contains. */
  List<Document> opened(Document document) {
    List<Document> documents = new ArrayList<>();
    documents.add(document);
    switch (document.kind()) {
      case "HelmRelease" -> documents.addAll(helmRelease(document));
      case "Application" -> documents.addAll(application(document));
      case "ConfigMap" -> documents.addAll(dataOf(document, "data"));
      case "Secret" -> documents.addAll(dataOf(document, "stringData"));
      default -> {}
    }
    return documents;
  }

  /** Later {@code valuesFrom} win over earlier ones, and {@code values} over them all. */
  private List<Document> helmRelease(Document release) {
    Optional<YamlMapping> values = release.root().mappingAt("spec", "values");
    Optional<Yaml> from = release.at("spec", "valuesFrom").filter(list -> !list.isNull());
    if (values.isEmpty()) {
      return List.of();
    }
    List<Document> found = ChartValues.documents(release.part("values", values.get()));
    return from.isEmpty() ? found : partly(found, from.get(), "values come from `valuesFrom`");
  }

  private List<Document> application(Document application) {
    List<Document> found = new ArrayList<>();
    application
        .root()
        .mappingAt("spec", "source")
        .ifPresent(s -> found.addAll(source(application, s)));
    application
        .root()
        .sequenceAt("spec", "sources")
        .ifPresent(
            sources -> {
              for (Yaml source : sources.items()) {
                found.addAll(source(application, source));
              }
            });
    return found;
  }

  /** When {@code valuesObject} is there, Argo CD ignores {@code values}. */
  private List<Document> source(Document application, Yaml source) {
    Optional<YamlMapping> object = source.mappingAt("helm", "valuesObject");
    Optional<YamlMapping> values =
        object.isPresent()
            ? object
            : source.scalarAt("helm", "values").flatMap(Contents::mappingIn);
    if (values.isEmpty()) {
      return List.of();
    }
    List<Document> found = ChartValues.documents(application.part("values", values.get()));
    Optional<Yaml> files = source.at("helm", "valueFiles").filter(list -> !list.isNull());
    Optional<Yaml> other =
        files.isPresent() ? files : source.at("helm", "parameters").filter(list -> !list.isNull());
    return other.isEmpty() ? found : partly(found, other.get(), "more values are set beside these");
  }

  private static Optional<YamlMapping> mappingIn(YamlScalar text) {
    return YamlReader.readEmbedded(text).documents().stream()
        .filter(YamlMapping.class::isInstance)
        .map(YamlMapping.class::cast)
        .findFirst();
  }

  private List<Document> partly(List<Document> found, Yaml at, String what) {
    if (!found.isEmpty()) {
      sources.addGap(Gap.at(at, what, "the values of this release are known in part"));
    }
    return found.stream().map(document -> document.seen(document.sight().partial())).toList();
  }

  private static List<Document> dataOf(Document document, String key) {
    List<Document> found = new ArrayList<>();
    for (Entry entry : document.root().mappingAt(key).map(YamlMapping::entries).orElse(List.of())) {
      if (entry.value() instanceof YamlScalar text) {
        found.addAll(file(document, text));
      }
    }
    return found;
  }

  /** Only what mentions something the linter knows is worth reading: dashboards are large. */
  private static List<Document> file(Document holder, YamlScalar text) {
    String content = text.text();
    if (content.contains("proxy_pass")) {
      YamlMapping root =
          new YamlMapping(
              List.of(new Entry(YamlScalar.plain("text", text.origin()), text)), text.origin());
      return List.of(holder.part(Document.NGINX_CONF, root));
    }
    if (content.contains("remote_write")
        || content.contains("external_labels")
        || content.contains("prometheusSpec")
        || content.contains("remoteWrite")) {
      return mappingIn(text).map(root -> configuration(holder, root)).orElse(List.of());
    }
    return List.of();
  }

  private static List<Document> configuration(Document holder, YamlMapping root) {
    if (Shape.isPrometheusConfig(root)) {
      return List.of(holder.part(Document.PROMETHEUS_YML, root));
    }
    List<Document> monitoring = OpenShiftMonitoring.documents(holder, root);
    // Values in a ConfigMap are one layer of a release that something else puts together.
    return monitoring.isEmpty()
        ? ChartValues.documents(holder.part("values", root)).stream()
            .map(document -> document.seen(document.sight().partial()))
            .toList()
        : monitoring;
  }
}
