package io.mcmetrics.helm;

import io.mcmetrics.alloy.AlloySenders;
import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The destinations of the chart k8s-monitoring (grafana/k8s-monitoring-helm 2 to 4, {@code
 * templates/destinations}): each of the type {@code prometheus} becomes a component of Alloy that
 * sends. The name of the cluster is given to series that have none, as an external label is. In
 * versions 2 and 3 they are a list, in version 4 a mapping by name.
 */
final class MonitoringDestinations {
  private static final String CHART = "k8s-monitoring";

  /** The keys of a destination that become the fields of a remote write under the same names. */
  private static final Set<String> LABELS = Set.of("externalLabels", "extraLabels");

  private MonitoringDestinations() {}

  /**
   * Returns the senders that a release makes: by its own values, or by those that it gives to the
   * chart as one that it depends on; none for another chart.
   *
   * @param manifest its {@code Chart.yaml}, if that is in the tree
   */
  static List<Document> senders(ChartUse use, Optional<YamlMapping> manifest, Document release) {
    YamlMapping values = release.root();
    boolean isOurs =
        use.chart().equals(CHART)
            || (use.chart().isEmpty() && values.scalarAt("cluster", "name").isPresent());
    List<Document> senders = new ArrayList<>();
    if (isOurs) {
      senders.addAll(of(values, use, release));
    }
    ValuesTable table = ValuesTable.of(values);
    for (Yaml dependency : manifest.map(chart -> chart.itemsAt("dependencies")).orElse(List.of())) {
      if (dependency.textAt("name").equals(CHART) && ChartTree.isOn(dependency, table, "")) {
        String alias = dependency.textAt("alias");
        values
            .mappingAt(alias.isEmpty() ? CHART : alias)
            .ifPresent(given -> senders.addAll(of(given, use, release)));
      }
    }
    return senders;
  }

  private static List<Document> of(YamlMapping values, ChartUse use, Document release) {
    Optional<YamlScalar> cluster = values.scalarAt("cluster", "name");
    List<Document> senders = new ArrayList<>();
    for (YamlMapping destination : destinations(values)) {
      if (destination.text("type").isKnown("prometheus")) {
        senders.add(
            release
                .part(Document.ALLOY, sender(destination, cluster, use))
                .withSight(release.sight().sketched().atMost(Confidence.LIKELY)));
      }
    }
    return senders;
  }

  /** Tells whether a chart is this one, and what was derived has a destination of it. */
  static boolean areRead(String chart, List<Document> found) {
    return chart.equals(CHART)
        && found.stream().anyMatch(document -> document.kind().equals(Document.ALLOY));
  }

  private static List<YamlMapping> destinations(YamlMapping values) {
    List<YamlMapping> all = new ArrayList<>(values.mappingsAt("destinations"));
    values.mappingAt("destinations").map(YamlMapping::entries).orElse(List.of()).stream()
        .filter(entry -> entry.value() instanceof YamlMapping)
        .map(entry -> named((YamlMapping) entry.value(), entry.key()))
        .forEach(all::add);
    return all;
  }

  private static YamlMapping named(YamlMapping destination, YamlScalar name) {
    List<Entry> entries = new ArrayList<>(List.of(entry("name", name)));
    entries.addAll(destination.entries());
    return new YamlMapping(entries, destination.origin());
  }

  private static YamlMapping sender(
      YamlMapping destination, Optional<YamlScalar> cluster, ChartUse use) {
    List<Entry> metadata = new ArrayList<>();
    destination.scalarAt("name").map(name -> entry("name", name)).ifPresent(metadata::add);
    if (!use.namespace().isEmpty()) {
      metadata.add(entry("namespace", YamlScalar.plain(use.namespace(), use.origin())));
    }
    List<Entry> root = new ArrayList<>();
    root.add(entry("metadata", new YamlMapping(metadata, destination.origin())));
    root.add(entry("spec", spec(destination, cluster)));
    // They are rules in the language of Alloy, or labels that it works out when it runs.
    List<Yaml> unread = new ArrayList<>();
    for (String key : List.of("metricProcessingRules", "externalLabelsFrom", "extraLabelsFrom")) {
      destination
          .entry(key)
          .filter(entry -> !entry.value().isNull())
          .ifPresent(entry -> unread.add(YamlScalar.plain(key, entry.origin())));
    }
    root.add(entry(AlloySenders.RELABELLED_BY, new YamlSequence(unread, destination.origin())));
    return new YamlMapping(root, destination.origin());
  }

  private static YamlMapping spec(YamlMapping destination, Optional<YamlScalar> cluster) {
    List<Entry> labels = new ArrayList<>();
    cluster.map(name -> entry("cluster", name)).ifPresent(labels::add);
    LABELS.stream()
        .sorted()
        .flatMap(key -> destination.mappingAt(key).stream())
        .forEach(written -> labels.addAll(written.entries()));
    List<Entry> write = new ArrayList<>();
    destination.entry("url").ifPresent(write::add);
    List<Entry> headers = new ArrayList<>();
    destination
        .scalarAt("tenantId")
        .map(tenant -> entry("X-Scope-OrgID", tenant))
        .ifPresent(headers::add);
    destination.mappingAt("extraHeaders").ifPresent(more -> headers.addAll(more.entries()));
    if (!headers.isEmpty()) {
      write.add(entry("headers", new YamlMapping(headers, destination.origin())));
    }
    YamlMapping remoteWrite = new YamlMapping(write, destination.origin());
    return new YamlMapping(
        List.of(
            entry("externalLabels", new YamlMapping(labels, destination.origin())),
            entry("remoteWrite", new YamlSequence(List.of(remoteWrite), destination.origin()))),
        destination.origin());
  }

  private static Entry entry(String key, Yaml value) {
    return new Entry(YamlScalar.plain(key, value.origin()), value);
  }
}
