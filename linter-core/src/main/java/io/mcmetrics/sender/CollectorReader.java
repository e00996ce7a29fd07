package io.mcmetrics.sender;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.scrape.ScrapeLabelFinder;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the senders of an OpenTelemetry Collector: each exporter for remote write that a pipeline
 * for metrics names is one, since it has labels of its own (opentelemetry-collector-contrib
 * 0.161.0, run). Its {@code external_labels} yield to labels of a series; those of a Prometheus
 * receiver do not. It has no write relabelling: what is left out decide the processors of the
 * pipelines.
 */
public final class CollectorReader {
  private static final String PROMETHEUS = "prometheus";

  /** Receivers whose metrics have only labels of their own, which are known by what they are. */
  private static final Set<String> OWN_LABELS =
      Set.of(PROMETHEUS, "hostmetrics", "kubeletstats", "k8s_cluster", "k8scluster");

  /** Exporters that send nothing to anywhere. */
  private static final Set<String> STAYING = Set.of("debug", "logging", "nop", "file", PROMETHEUS);

  private final Document document;
  private final Cluster cluster;
  private final CollectorConfig config;

  private CollectorReader(Document document, Cluster cluster, CollectorConfig config) {
    this.document = document;
    this.cluster = cluster;
    this.config = config;
  }

  /** Returns the senders that a document configures; none if it is of another kind. */
  public static List<Sender> read(Document document, Cluster cluster) {
    if (!document.kind().equals(Document.OTEL_COLLECTOR)
        && !document.kind().equals(CollectorConfig.RESOURCE)) {
      return List.of();
    }
    Optional<CollectorConfig> config = CollectorConfig.in(document);
    return config.isPresent()
        ? new CollectorReader(document, cluster, config.get()).senders()
        : List.of(unread(document, cluster));
  }

  /** A configuration that cannot be read may send. */
  private static Sender unread(Document document, Cluster cluster) {
    Origin at = document.at("spec", "config").map(Yaml::origin).orElse(document.origin());
    String what = "the configuration of this collector is not YAML as it stands";
    return sendingNothing(
        document,
        cluster,
        List.of(new UnmodelledSetting(Stage.REMOTE_WRITE, what, at)),
        List.of(),
        document.sight().partial());
  }

  private List<Sender> senders() {
    List<Sender> senders = new ArrayList<>();
    List<Entry> used = new ArrayList<>();
    List<UnmodelledSetting> idle = new ArrayList<>();
    List<SenderFault> unused = new ArrayList<>();
    for (Entry exporter : config.remoteWriters()) {
      List<YamlMapping> pipelines = config.pipelinesTo(exporter.key().text());
      if (pipelines.isEmpty() && config.isOpen("exporters")) {
        idle.add(perhapsUsed(exporter));
      } else if (pipelines.isEmpty()) {
        unused.add(unused(exporter));
      } else {
        used.add(exporter);
      }
    }
    List<SenderFault> once = new ArrayList<>(unused);
    once.addAll(CollectorTypes.faults(config, !document.sight().sketch()));
    for (Entry exporter : used) {
      // What is not used, or of no known type, is said once.
      List<SenderFault> beside = senders.isEmpty() ? once : List.of();
      senders.add(sender(exporter, config.pipelinesTo(exporter.key().text()), beside));
    }
    if (!senders.isEmpty()) {
      return senders;
    }
    config.components(config.pipelines(), "exporters").stream()
        .filter(exporter -> !STAYING.contains(CollectorConfig.typeOf(exporter.key().text())))
        .map(CollectorReader::otherwise)
        .forEach(idle::add);
    return idle.isEmpty() && unused.isEmpty()
        ? List.of()
        : List.of(sendingNothing(document, cluster, idle, once, document.sight()));
  }

  private static UnmodelledSetting perhapsUsed(Entry exporter) {
    String what =
        "the exporter `%s` may be in a pipeline of metrics".formatted(exporter.key().text());
    return new UnmodelledSetting(Stage.REMOTE_WRITE, what, exporter.origin());
  }

  private static SenderFault unused(Entry exporter) {
    String what = "the exporter `%s` is in no pipeline of metrics: it sends nothing";
    return SenderFault.of(SenderFault.Kind.IDLE, what.formatted(exporter.key().text()), exporter);
  }

  private static UnmodelledSetting otherwise(Entry exporter) {
    String what =
        "the exporter `%s` sends metrics in another way than remote write, which is not followed";
    return new UnmodelledSetting(
        Stage.REMOTE_WRITE, what.formatted(exporter.key().text()), exporter.origin());
  }

  /** Returns a sender of which only is known what is not, at its first place. */
  private static Sender sendingNothing(
      Document document,
      Cluster cluster,
      List<UnmodelledSetting> settings,
      List<SenderFault> faults,
      Sight sight) {
    Origin at =
        Stream.concat(settings.stream(), faults.stream())
            .map(Located::origin)
            .findFirst()
            .orElse(document.origin());
    return OtherSenders.sender(
        document,
        cluster,
        new ExternalLabels(List.of(), false, at),
        List.of(),
        List.of(),
        settings,
        faults,
        sight,
        at);
  }

  private Sender sender(Entry exporter, List<YamlMapping> pipelines, List<SenderFault> beside) {
    YamlMapping settings =
        exporter.value() instanceof YamlMapping mapping
            ? mapping
            : new YamlMapping(List.of(), exporter.origin());
    List<Entry> receivers = config.components(pipelines, "receivers");
    List<UnmodelledSetting> unmodelled =
        new ArrayList<>(CollectorProcessors.unmodelled(config.components(pipelines, "processors")));
    CollectorLabels processed = new CollectorLabels(config, settings);
    List<Label> set = processed.of(pipelines);
    processed
        .conversion()
        .filter(setting -> set.isEmpty())
        .map(CollectorReader::converted)
        .ifPresent(unmodelled::add);
    boolean isConverted = processed.conversion().isPresent();
    prefixed(settings).ifPresent(unmodelled::add);
    boolean scrapes = receivers.stream().allMatch(receiver -> isOf(receiver, PROMETHEUS));
    ExternalLabels written = labels(exporter, settings);
    ExternalLabels labels = scrapes ? overwritten(written, receivers) : written;
    for (Entry receiver : receivers) {
      filtering(receiver).ifPresent(unmodelled::add);
      if (!scrapes) {
        labelling(receiver).ifPresent(unmodelled::add);
      }
    }
    boolean isOpen = isConverted || config.isOpen("processors") || config.isOpen("receivers");
    boolean mayBeLabelled = unmodelled.stream().anyMatch(s -> s.stage() == Stage.IDENTITY);
    List<SenderFault> faults = new ArrayList<>(CollectorFaults.of(exporter, settings));
    faults.addAll(CollectorFaults.ofReceivers(receivers));
    CollectorFaults.renaming(settings).ifPresent(faults::add);
    faults.addAll(beside);
    return OtherSenders.sender(
        document,
        cluster,
        new ExternalLabels(
            CollectorLabels.over(labels.labels(), set),
            labels.whole() && !isOpen && !mayBeLabelled,
            labels.origin()),
        scrapes ? scrapeLabels(receivers) : List.of(),
        List.of(remoteWrite(exporter, settings)),
        unmodelled,
        faults,
        sight(receivers),
        exporter.origin());
  }

  private static boolean isOf(Entry component, String type) {
    return CollectorConfig.typeOf(component.key().text()).equals(type);
  }

  /** What others send to the collector may have the label from them. */
  private Sight sight(List<Entry> receivers) {
    boolean areOwn =
        receivers.stream()
            .allMatch(r -> OWN_LABELS.contains(CollectorConfig.typeOf(r.key().text())));
    return areOwn ? document.sight() : document.sight().atMost(Confidence.LIKELY);
  }

  private ExternalLabels labels(Entry exporter, YamlMapping settings) {
    Optional<Entry> entry = settings.entry("external_labels");
    boolean isMapping =
        entry.isEmpty()
            || entry.get().value() instanceof YamlMapping
            || entry.get().value().isNull();
    List<Label> labels =
        OtherSenders.labels(settings.mappingAt("external_labels")).stream()
            .map(CollectorReader::cleaned)
            .toList();
    Origin at = entry.map(Entry::origin).orElse(exporter.origin());
    return new ExternalLabels(labels, document.sight().whole() && isMapping, at);
  }

  /** The exporter replaces what a label name of Prometheus may not have. */
  private static Label cleaned(Label label) {
    return new Label(labelName(label.name()), label.value(), label.isText(), label.origin());
  }

  static String labelName(String attribute) {
    return attribute.replaceAll("[^A-Za-z0-9_]", "_");
  }

  private static List<Label> labelsOf(Entry receiver) {
    return OtherSenders.labels(receiver.value().mappingAt("config", "global", "external_labels"));
  }

  /** The receivers write their external labels over those of the series, before the exporter's. */
  private static ExternalLabels overwritten(ExternalLabels labels, List<Entry> receivers) {
    Map<String, Label> all = new LinkedHashMap<>();
    labels.labels().forEach(label -> all.put(label.name(), label));
    for (Entry receiver : receivers) {
      for (Label label : labelsOf(receiver)) {
        all.put(label.name(), receivers.size() == 1 ? label : ofSome(label));
      }
    }
    return new ExternalLabels(List.copyOf(all.values()), labels.whole(), labels.origin());
  }

  /** What one of several receivers sets, only its own series have. */
  private static Label ofSome(Label label) {
    Value<String> value = new Value.Unknown<>(label.value().written(), label.value().origin());
    return new Label(label.name(), value, label.isText(), label.origin());
  }

  private static Optional<UnmodelledSetting> labelling(Entry receiver) {
    String what =
        "the receiver `%s` gives its series external labels, and others have none of them";
    return receiver
        .value()
        .mappingAt("config", "global")
        .flatMap(global -> global.entry("external_labels"))
        .map(
            entry ->
                new UnmodelledSetting(
                    Stage.IDENTITY, what.formatted(receiver.key().text()), entry.origin()));
  }

  private static Optional<UnmodelledSetting> filtering(Entry receiver) {
    String what = "the metric relabelling of the receiver `%s` is not evaluated";
    return receiver.value().mappingsAt("config", "scrape_configs").stream()
        .flatMap(job -> job.entry("metric_relabel_configs").stream())
        .findFirst()
        .map(
            entry ->
                new UnmodelledSetting(
                    Stage.RELABEL, what.formatted(receiver.key().text()), entry.origin()));
  }

  private static List<String> scrapeLabels(List<Entry> receivers) {
    List<Yaml> jobs =
        receivers.stream()
            .flatMap(receiver -> receiver.value().itemsAt("config", "scrape_configs").stream())
            .toList();
    return ScrapeLabelFinder.ofJobs(jobs);
  }

  /** Resource attributes, such as the name of the cluster, then become labels of every series. */
  private static UnmodelledSetting converted(Entry setting) {
    String what = "`%s` makes labels of resource attributes, which are not known";
    return new UnmodelledSetting(
        Stage.IDENTITY, what.formatted(setting.key().text()), setting.origin());
  }

  /** A prefix is put before all names, that of {@code up} among them. */
  private static Optional<UnmodelledSetting> prefixed(YamlMapping settings) {
    return settings
        .entry("namespace")
        .filter(entry -> !entry.value().isNull() && !settings.text("namespace").isKnown(""))
        .map(
            entry ->
                new UnmodelledSetting(
                    Stage.RELABEL, "`namespace` puts a prefix before all names", entry.origin()));
  }

  private static RemoteWrite remoteWrite(Entry exporter, YamlMapping settings) {
    // A block `http` hides what stands beside it.
    YamlMapping client = settings.mappingAt("http").orElse(settings);
    Value<String> url =
        client
            .get("endpoint")
            .map(OtherSenders::value)
            .orElse(new Value.Absent<>(exporter.origin()));
    return new RemoteWrite(
        url,
        account(client),
        List.of(),
        OtherSenders.labels(client.mappingAt("headers")),
        OtherSenders.settings(exporter.origin()),
        exporter.origin());
  }

  /** Returns the login as YAML: equal for equal settings. */
  private static String account(YamlMapping client) {
    List<Entry> entries =
        client.entries().stream()
            .filter(entry -> Set.of("auth", "tls").contains(entry.key().text()))
            .toList();
    return entries.isEmpty() ? "" : YamlWriter.write(new YamlMapping(entries, client.origin()));
  }
}
