package io.mcmetrics.prometheus;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks the scrape jobs that {@code additionalScrapeConfigs} puts into the configuration that the
 * operator makes: it looks at none of them (prometheus-operator 0.93, {@code promcfg.go}).
 */
final class AdditionalScrapeJobs {
  private static final Set<String> SOURCES = Set.of("Secret", Document.SCRAPE_PLAN);

  private final List<Document> documents;
  private final Function<Document, Cluster> clusterOf;
  private final Map<Unit, List<Document>> byUnit;

  AdditionalScrapeJobs(List<Document> documents, Function<Document, Cluster> clusterOf) {
    this.documents = documents;
    this.clusterOf = clusterOf;
    this.byUnit =
        documents.stream()
            .filter(each -> SOURCES.contains(each.kind()))
            .collect(Collectors.groupingBy(Document::unit));
  }

  List<PrometheusStart> starts() {
    List<PrometheusStart> starts = new ArrayList<>();
    for (Document document : documents) {
      Optional<YamlMapping> spec = document.root().mappingAt("spec");
      if (OperatedPrometheus.is(document) && spec.isPresent()) {
        List<Yaml> jobs = new ArrayList<>(ofSecret(document, spec.get()));
        jobs.addAll(ofChart(document));
        jobs.forEach(list -> starts.add(start(document, spec.get(), list)));
      }
    }
    return starts;
  }

  private PrometheusStart start(Document document, YamlMapping spec, Yaml jobs) {
    Loader loader = OperatedPrometheus.loader(document);
    return new PrometheusStart(
        clusterOf.apply(document),
        Optional.empty(),
        List.of(OperatedPrometheus.sending(document)),
        true,
        ConfigurationCheck.faultsOfJobs(jobs, global(spec), loader),
        List.of(),
        document.sight());
  }

  /** The interval has a default in the resource, so that no other is ever in force. */
  private static YamlMapping global(YamlMapping spec) {
    List<Entry> entries = new ArrayList<>();
    YamlScalar key = YamlScalar.plain("scrape_interval", spec.origin());
    YamlScalar written =
        spec.scalarAt("scrapeInterval")
            .filter(interval -> !interval.text().isEmpty())
            .orElse(YamlScalar.plain("30s", spec.origin()));
    entries.add(new Entry(key, written));
    return new YamlMapping(entries, spec.origin());
  }

  private List<Yaml> ofSecret(Document document, YamlMapping spec) {
    Optional<YamlScalar> name = spec.scalarAt("additionalScrapeConfigs", "name");
    Optional<YamlScalar> key = spec.scalarAt("additionalScrapeConfigs", "key");
    if (name.isEmpty() || key.isEmpty()) {
      return List.of();
    }
    return beside(document).stream()
        .filter(each -> each.kind().equals("Secret"))
        .filter(secret -> secret.name().isKnown(name.get().text()))
        .flatMap(secret -> DataTexts.text(secret, key.get().text()).stream())
        .map(YamlReader::readEmbeddedAsWritten)
        .filter(YamlFile::isComplete)
        .flatMap(file -> file.documents().stream().limit(1))
        .toList();
  }

  private List<Document> beside(Document document) {
    return byUnit.getOrDefault(document.unit(), List.of());
  }

  private List<Yaml> ofChart(Document document) {
    return beside(document).stream()
        .filter(each -> each.kind().equals(Document.SCRAPE_PLAN))
        .filter(plan -> plan.name().written().equals(document.name().written()))
        .flatMap(plan -> plan.at("additionalScrapeConfigs").stream())
        .toList();
  }
}
