package io.mcmetrics.sender;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.relabel.RelabelReader;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.remotewrite.WriteSettings;
import io.mcmetrics.remotewrite.WriteSettingsReader;
import io.mcmetrics.scrape.FileScrapeJob;
import io.mcmetrics.scrape.HistogramScraping;
import io.mcmetrics.scrape.ScrapeLabelFinder;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.series.ScrapePlan;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Removal;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads senders: the resources Prometheus, PrometheusAgent, VMAgent and MonitoringStack, a
 * prometheus.yml, and the components of Grafana Alloy.
 */
public final class SenderReader {
  /** The keys of settings, which differ between resources and files. */
  private record Keys(
      String remoteWrite, String externalLabels, String relabelling, RelabelSyntax syntax) {}

  private static final Keys RESOURCE =
      new Keys(
          "remoteWrite", "externalLabels", "writeRelabelConfigs", RelabelSyntax.CUSTOM_RESOURCE);
  private static final Keys FILE =
      new Keys(
          "remote_write",
          "external_labels",
          "write_relabel_configs",
          RelabelSyntax.PROMETHEUS_FILE);

  /** The key of the write relabelling in resources of the VictoriaMetrics operator. */
  private static final String VMAGENT_RELABELLING = "inlineUrlRelabelConfig";

  /** The key of the relabelling of a VMAgent for all its remote writes, which comes first. */
  private static final String VMAGENT_RELABELLING_OF_ALL = "inlineRelabelConfig";

  /**
   * The operators whose Prometheus is the one that is read here; the second is that of OpenShift.
   */
  private static final List<String> GROUPS = List.of("monitoring.coreos.com/", "monitoring.rhobs/");

  private static final Set<String> KINDS =
      Set.of(
          "Prometheus",
          "PrometheusAgent",
          "MonitoringStack",
          Sender.VMAGENT,
          CollectorConfig.RESOURCE,
          Document.OTEL_COLLECTOR,
          Document.ALLOY,
          Document.PROMETHEUS_YML);

  private final Document document;
  private final Cluster cluster;
  private final ScrapePlan plan;
  private final MissingCredentialFinder references;
  private final Keys keys;
  private final YamlMapping spec;
  private final YamlMapping labelHolder;

  private SenderReader(
      Document document,
      Cluster cluster,
      ScrapePlan plan,
      MissingCredentialFinder references,
      Keys keys,
      YamlMapping spec,
      YamlMapping labelHolder) {
    this.document = document;
    this.cluster = cluster;
    this.plan = plan;
    this.references = references;
    this.keys = keys;
    this.spec = spec;
    this.labelHolder = labelHolder;
  }

  /**
   * Tells whether a document is of a kind that is read as a sender, here or by another reader, even
   * if nothing is written in it.
   */
  public static boolean isSender(Document document) {
    return KINDS.contains(document.kind());
  }

  /** Returns the sender that a document describes; empty if it describes none. */
  public static Optional<Sender> read(
      Document document, Cluster cluster, ScrapePlan plan, MissingCredentialFinder references) {
    return switch (document.kind()) {
      case "Prometheus", "PrometheusAgent" ->
          resource(seen(document), cluster, plan, references, "spec");
      case Sender.VMAGENT, Document.ALLOY -> resource(document, cluster, plan, references, "spec");
      case "MonitoringStack" ->
          resource(document, cluster, plan, references, "spec", "prometheusConfig");
      case Document.PROMETHEUS_YML -> Optional.of(file(document, cluster, plan, references));
      default -> Optional.empty();
    };
  }

  /** What another operator makes of a resource of the same name can only be supposed. */
  private static Document seen(Document document) {
    boolean isOfOthers =
        document.text("apiVersion") instanceof Value.Known<String> version
            && GROUPS.stream().noneMatch(group -> version.value().startsWith(group));
    return isOfOthers ? document.withSight(document.sight().atMost(Confidence.POSSIBLE)) : document;
  }

  private static Optional<Sender> resource(
      Document document,
      Cluster cluster,
      ScrapePlan plan,
      MissingCredentialFinder references,
      String... path) {
    return document
        .root()
        .mappingAt(path)
        .map(
            spec ->
                new SenderReader(document, cluster, plan, references, RESOURCE, spec, spec)
                    .sender());
  }

  private static Sender file(
      Document document, Cluster cluster, ScrapePlan plan, MissingCredentialFinder references) {
    YamlMapping root = document.root();
    Optional<YamlMapping> global = root.mappingAt("global");
    YamlMapping none = new YamlMapping(List.of(), root.origin());
    return new SenderReader(document, cluster, plan, references, FILE, root, global.orElse(none))
        .sender();
  }

  /** Returns the labels of a document of kind {@link Document#MISPLACED_EXTERNAL_LABELS}. */
  public static ExternalLabels misplacedLabels(Document document) {
    List<Label> labels = labels(document.root().mappingAt("labels"));
    Origin at = document.root().entry("labels").map(Entry::origin).orElse(document.origin());
    return new ExternalLabels(labels, true, at);
  }

  private Sender sender() {
    List<RemoteWrite> writes = new ArrayList<>();
    Optional<Entry> entry = spec.entry(keys.remoteWrite());
    boolean whole = entry.isEmpty() || isList(entry.get().value());
    if (entry.isPresent() && entry.get().value() instanceof YamlSequence list) {
      for (Yaml item : list.items()) {
        if (item instanceof YamlMapping write) {
          writes.add(remoteWrite(write));
        } else if (!isPlaceholder(item)) {
          writes.add(noRemoteWrite(item));
        }
      }
    }
    Origin place = entry.map(Entry::origin).orElse(document.origin());
    ExternalLabels labels = externalLabels(place);
    List<UnmodelledSetting> unmodelled = AlloySettings.unmodelled(document);
    List<SenderFault> faults = AlloyFaults.of(document, spec);
    if (isVmagent()) {
      VmagentResource vmagent = VmagentResource.of(spec, labels);
      labels = vmagent.externalLabels();
      unmodelled = vmagent.unmodelled(writes);
      faults = vmagent.faults(writes);
      writes = vmagent.evaluated(writes);
    }
    unmodelled = new ArrayList<>(unmodelled);
    unmodelled.addAll(EncryptedSettings.of(labels, writes));
    return new Sender(
        document.kind(),
        document.name(),
        document.namespace(),
        version(),
        cluster,
        labels,
        OperatorLabels.of(document, spec),
        document.kind().equals(Document.ALLOY)
            ? AlloySettings.labels(document)
            : ScrapeLabelFinder.of(document),
        labels(document.root().mappingAt("metadata", "labels")),
        FileScrapeJob.of(document),
        writes,
        Replicas.of(document, spec),
        SenderPod.of(document, spec),
        HistogramScraping.of(document, spec),
        Environment.of(spec),
        plan,
        unmodelled,
        faults,
        document.unit(),
        whole ? document.sight() : document.sight().partial(),
        place);
  }

  /** Tells whether all items are known: a placeholder may stand for any number of them. */
  private static boolean isList(Yaml writes) {
    return writes.isNull()
        || (writes instanceof YamlSequence list
            && list.items().stream().noneMatch(SenderReader::isPlaceholder));
  }

  private static boolean isPlaceholder(Yaml item) {
    return item instanceof YamlScalar text && text.isUnknown();
  }

  /** Returns the version; without one, the tag of the image. That of a vmagent is another. */
  private Value<String> version() {
    if (isVmagent()) {
      return new Value.Absent<>(document.origin());
    }
    Value<String> version = spec.text("version");
    Value<String> image = spec.text("image");
    if (version instanceof Value.Absent<String> && image instanceof Value.Known<String> known) {
      String tag = known.value().replaceFirst("@.*", "").replaceFirst(".*:", "");
      return new Value.Known<>(tag, known.origin());
    }
    return version;
  }

  private RemoteWrite remoteWrite(YamlMapping write) {
    return new RemoteWrite(
        write.text("url"),
        RemoteWriteAuthentication.of(write),
        relabelling(write),
        isVmagent() ? VmagentResource.headers(write) : labels(write.mappingAt("headers")),
        settings(write),
        write.origin());
  }

  private WriteSettings settings(YamlMapping write) {
    WriteSettings settings = WriteSettingsReader.read(write, syntax());
    return syntax() == RelabelSyntax.CUSTOM_RESOURCE
        ? settings.without(references.missing(document, write))
        : settings;
  }

  /** Returns a remote write for an item that is no mapping, with the fault that it is none. */
  private RemoteWrite noRemoteWrite(Yaml item) {
    return new RemoteWrite(
        new Value.Unknown<>("", item.origin()),
        "",
        List.of(),
        List.of(),
        WriteSettingsReader.readNonMapping(item, syntax()),
        item.origin());
  }

  private List<RelabelRule> relabelling(YamlMapping write) {
    Stream<Yaml> own =
        Stream.of(keys.relabelling(), VMAGENT_RELABELLING).flatMap(key -> write.get(key).stream());
    return Stream.concat(spec.get(VMAGENT_RELABELLING_OF_ALL).stream(), own)
        .flatMap(rules -> RelabelReader.read(rules, syntax()).stream())
        .toList();
  }

  private boolean isVmagent() {
    return document.kind().equals(Sender.VMAGENT);
  }

  private RelabelSyntax syntax() {
    return switch (document.kind()) {
      case Sender.VMAGENT, Document.ALLOY -> RelabelSyntax.VICTORIA_METRICS;
      default -> keys.syntax();
    };
  }

  private ExternalLabels externalLabels(Origin otherwise) {
    boolean whole = document.sight().whole();
    Optional<Entry> entry = labelHolder.entry(keys.externalLabels());
    if (entry.isEmpty()) {
      return new ExternalLabels(List.of(), whole, otherwise.without(removedLabels()));
    }
    Yaml value = entry.get().value();
    if (!(value instanceof YamlMapping mapping)) {
      return new ExternalLabels(List.of(), whole && value.isNull(), entry.get().origin());
    }
    List<Label> labels = labels(Optional.of(mapping));
    boolean generated = mapping.entries().stream().anyMatch(e -> e.key().isUnknown());
    Origin at = entry.get().origin().without(mapping.origin().removals());
    return new ExternalLabels(labels, whole && !generated, at);
  }

  /** Returns the labels of a mapping that a patch removed as a whole. */
  private List<Removal> removedLabels() {
    List<Removal> removed = new ArrayList<>();
    for (Removal removal : labelHolder.origin().removals()) {
      if (removal.key().equals(keys.externalLabels())) {
        removal.by().origin().via().stream()
            .flatMap(hop -> hop.replaced().stream())
            .filter(YamlMapping.class::isInstance)
            .flatMap(before -> ((YamlMapping) before).entries().stream())
            .map(label -> new Removal(label.key().text(), removal.by()))
            .forEach(removed::add);
      }
    }
    return removed;
  }

  private static List<Label> labels(Optional<YamlMapping> mapping) {
    return mapping.map(YamlMapping::entries).orElse(List.of()).stream()
        .map(SenderReader::label)
        .toList();
  }

  private static Label label(Entry entry) {
    return Label.of(entry, Value.of(entry.value()));
  }
}
