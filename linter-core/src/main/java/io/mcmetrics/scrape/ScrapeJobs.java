package io.mcmetrics.scrape;

import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.scrape.ScrapeJob.Keys;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the jobs that a sender scrapes, among what is deployed in the same unit. */
final class ScrapeJobs {
  private static final Set<String> MONITORS =
      Set.of("ServiceMonitor", "PodMonitor", "ScrapeConfig");

  /** The API group of the observability operator, which has resources of the same kinds. */
  private static final String OBSERVABILITY = "monitoring.rhobs/";

  private final Map<Unit, List<Document>> monitors = new HashMap<>();
  private final Map<Unit, List<Document>> secrets = new HashMap<>();

  static ScrapeJobs of(List<Document> documents) {
    ScrapeJobs jobs = new ScrapeJobs();
    for (Document document : documents) {
      if (MONITORS.contains(document.kind())) {
        jobs.monitors.computeIfAbsent(document.unit(), unit -> new ArrayList<>()).add(document);
      } else if (document.kind().equals("Secret")) {
        jobs.secrets.computeIfAbsent(document.unit(), unit -> new ArrayList<>()).add(document);
      }
    }
    return jobs;
  }

  /** Returns the jobs of a sender, those of a file in order, else by document. */
  List<ScrapeJob> of(Document sender) {
    if (sender.kind().equals(Document.PROMETHEUS_YML)) {
      return ScrapeJob.ofFile(sender.root().itemsAt("scrape_configs"));
    }
    List<ScrapeJob> jobs = new ArrayList<>();
    for (Document monitor : monitors.getOrDefault(sender.unit(), List.of())) {
      if (selects(sender, monitor)) {
        jobs.addAll(endpoints(monitor));
      }
    }
    jobs.addAll(additional(sender));
    return jobs;
  }

  private static boolean selects(Document sender, Document monitor) {
    boolean ofObservability = isOfObservability(sender);
    if (ofObservability != isOfObservability(monitor)) {
      return false;
    }
    String selector =
        switch (monitor.kind()) {
          case "ServiceMonitor" -> "serviceMonitorSelector";
          case "PodMonitor" -> "podMonitorSelector";
          default -> "scrapeConfigSelector";
        };
    Optional<YamlMapping> labels =
        ofObservability
            ? sender.root().mappingAt("spec", "resourceSelector", "matchLabels")
            : sender.root().mappingAt("spec", selector, "matchLabels");
    for (Entry label : labels.map(YamlMapping::entries).orElse(List.of())) {
      Optional<YamlScalar> own = monitor.root().scalarAt("metadata", "labels", label.key().text());
      boolean isUnknown = label.value() instanceof YamlScalar wanted && wanted.isUnknown();
      boolean isSame =
          label.value() instanceof YamlScalar wanted
              && own.filter(text -> text.text().equals(wanted.text())).isPresent();
      if (!isSame && !isUnknown) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfObservability(Document document) {
    return text(document, "apiVersion").startsWith(OBSERVABILITY);
  }

  private static String text(Document document, String... keys) {
    return document.root().scalarAt(keys).map(YamlScalar::text).orElse("");
  }

  private static List<ScrapeJob> endpoints(Document monitor) {
    String name = text(monitor, "metadata", "name");
    if (monitor.kind().equals("ScrapeConfig")) {
      return monitor.root().at("spec").stream()
          .map(spec -> ScrapeJob.of(name, spec, Keys.SCRAPE_CONFIG))
          .toList();
    }
    String list = monitor.kind().equals("PodMonitor") ? "podMetricsEndpoints" : "endpoints";
    return monitor.root().itemsAt("spec", list).stream()
        .map(endpoint -> ScrapeJob.of(name, endpoint, Keys.RESOURCE))
        .toList();
  }

  /** Returns the jobs of the Secret in {@code additionalScrapeConfigs}, if it is not encrypted. */
  private List<ScrapeJob> additional(Document sender) {
    Optional<YamlScalar> name = sender.root().scalarAt("spec", "additionalScrapeConfigs", "name");
    Optional<YamlScalar> key = sender.root().scalarAt("spec", "additionalScrapeConfigs", "key");
    if (name.isEmpty() || key.isEmpty()) {
      return List.of();
    }
    List<ScrapeJob> jobs = new ArrayList<>();
    for (Document secret : secrets.getOrDefault(sender.unit(), List.of())) {
      if (text(secret, "metadata", "name").equals(name.get().text())) {
        DataTexts.texts(secret).stream()
            .filter(entry -> entry.key().text().equals(key.get().text()))
            .forEach(entry -> jobs.addAll(inText((YamlScalar) entry.value())));
      }
    }
    return jobs;
  }

  private static List<ScrapeJob> inText(YamlScalar text) {
    List<ScrapeJob> jobs = new ArrayList<>();
    for (Yaml root : YamlReader.readEmbedded(text).documents()) {
      if (root instanceof YamlSequence list) {
        jobs.addAll(ScrapeJob.ofFile(list.items()));
      }
    }
    return jobs;
  }
}
