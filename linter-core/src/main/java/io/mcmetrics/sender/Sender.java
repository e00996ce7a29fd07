package io.mcmetrics.sender;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.scrape.FileScrapeJob;
import io.mcmetrics.scrape.HistogramScraping;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.series.ScrapePlan;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sender of samples by remote write: a Prometheus, a Prometheus agent, a vmagent, an exporter of
 * an OpenTelemetry Collector, or a component of Grafana Alloy.
 *
 * @param kind the Kubernetes kind, or that of a configuration file
 * @param name the name of the resource, if it has one
 * @param namespace of the resource, if it is known
 * @param version the version of Prometheus, or the tag of its image; absent for other programs
 * @param cluster the cluster in which it runs
 * @param externalLabels the labels that it adds to every sample
 * @param operatorLabels the names of external labels that the operator adds
 * @param scrapeLabels the names of labels that it adds to all series that it scrapes
 * @param objectLabels the labels of the Kubernetes object, which are not added to samples
 * @param jobs the scrape jobs of its prometheus.yml
 * @param remoteWrites its remote writes
 * @param replicas its replicas, if it is a Prometheus of the operator
 * @param pod its pod, as far as its resource configures it
 * @param histograms its settings about histograms
 * @param environment the environment variables that its resource sets
 * @param plan the metrics that it collects
 * @param unmodelled the settings that are recognised and not evaluated
 * @param faults what keeps a sender that is no Prometheus from doing what is written
 * @param unit the unit with which it is deployed
 * @param sight how much of its configuration is known
 * @param origin the key of its remote writes, else the document
 */
public record Sender(
    String kind,
    Value<String> name,
    Value<String> namespace,
    Value<String> version,
    Cluster cluster,
    ExternalLabels externalLabels,
    List<String> operatorLabels,
    List<String> scrapeLabels,
    List<Label> objectLabels,
    List<FileScrapeJob> jobs,
    List<RemoteWrite> remoteWrites,
    Optional<Replicas> replicas,
    SenderPod pod,
    HistogramScraping histograms,
    Environment environment,
    ScrapePlan plan,
    List<UnmodelledSetting> unmodelled,
    List<SenderFault> faults,
    Unit unit,
    Sight sight,
    Origin origin)
    implements Located {
  /** Helm, "Labels and Annotations": the name of the release. */
  private static final String RELEASE_LABEL = "app.kubernetes.io/instance";

  static final String VMAGENT = "VMAgent";

  private static final Set<String> OF_PROMETHEUS_OPERATOR = Set.of("Prometheus", "PrometheusAgent");

  private static final Set<String> OF_OPERATORS =
      Set.of("Prometheus", "PrometheusAgent", "MonitoringStack", VMAGENT);

  /** Keeps its own lists. */
  public Sender {
    operatorLabels = List.copyOf(operatorLabels);
    scrapeLabels = List.copyOf(scrapeLabels);
    objectLabels = List.copyOf(objectLabels);
    jobs = List.copyOf(jobs);
    remoteWrites = List.copyOf(remoteWrites);
    unmodelled = List.copyOf(unmodelled);
    faults = List.copyOf(faults);
  }

  /** Returns this sender, of a release that is read elsewhere. */
  public Sender withVersion(Value<String> release) {
    return new Sender(
        kind,
        name,
        namespace,
        release,
        cluster,
        externalLabels,
        operatorLabels,
        scrapeLabels,
        objectLabels,
        jobs,
        remoteWrites,
        replicas,
        pod,
        histograms,
        environment,
        plan,
        unmodelled,
        faults,
        unit,
        sight,
        origin);
  }

  /** Returns the first setting with an effect at a stage that is recognised and not evaluated. */
  public Optional<UnmodelledSetting> unmodelledAt(Stage stage) {
    return unmodelled.stream().filter(setting -> setting.stage() == stage).findFirst();
  }

  /**
   * Tells whether it is a resource of the Prometheus or VictoriaMetrics operator, whose fields the
   * API server knows; a configuration file and the flags of a workload are none.
   */
  public boolean isResource() {
    return OF_OPERATORS.contains(kind);
  }

  /**
   * Tells whether it is a Prometheus, or its agent: a vmagent or a collector has neither its queue
   * nor its versions, and is configured by other keys.
   */
  public boolean isPrometheus() {
    return kind.equals(Document.PROMETHEUS_YML) || (isResource() && !kind.equals(VMAGENT));
  }

  /** Tells whether it is an OpenTelemetry Collector, which gives metrics other names. */
  public boolean isCollector() {
    return kind.equals(Document.OTEL_COLLECTOR) || kind.equals(CollectorConfig.RESOURCE);
  }

  /** Tells whether this sender is read from a document. */
  public boolean isReadFrom(Document document) {
    return kind.equals(document.kind())
        && unit.equals(document.unit())
        && name.equals(document.name())
        && namespace.equals(document.namespace());
  }

  /** Tells whether a remote write has a URL: without one, it is a base that overlays complete. */
  public boolean sends() {
    return remoteWrites.stream().anyMatch(write -> !(write.url() instanceof Value.Absent<String>));
  }

  /**
   * Tells whether two units that may both be deployed make one object of the two: of one kind, name
   * and namespace, or of one Helm release, which makes a Prometheus or an agent and not both. Then
   * one replaces the other, and they never run side by side. Names that are not known are compared
   * as they are written.
   */
  public boolean mayBeSameObjectAs(Sender other) {
    return isResource()
        && other.isResource()
        && !unit.equals(other.unit)
        && cluster.name().equals(other.cluster.name())
        && !name.written().isEmpty()
        && name.written().equals(other.name.written())
        && namespace.written().equals(other.namespace.written())
        && (kind.equals(other.kind) || isOfSameRelease(other));
  }

  /** Tells the same, of objects whose names are known. */
  public boolean isSameObjectAs(Sender other) {
    return mayBeSameObjectAs(other)
        && name instanceof Value.Known<String>
        && !(namespace instanceof Value.Unknown<String>);
  }

  private boolean isOfSameRelease(Sender other) {
    return release().isPresent() && release().equals(other.release());
  }

  /** Returns the Helm release that made it, by the label that charts give to what they make. */
  public Optional<String> release() {
    return objectLabels.stream()
        .filter(label -> label.name().equals(RELEASE_LABEL))
        .flatMap(label -> label.value().known().stream())
        .findFirst();
  }

  /** Returns the dialect of relabelling of its version; that of Prometheus 3 if it is not known. */
  public PrometheusDialect dialect() {
    return knownDialect().orElse(PrometheusDialect.PROMETHEUS_3);
  }

  /**
   * Returns the dialect of relabelling of its version; empty if the version is not known. Where a
   * resource names none, prometheus-operator runs a Prometheus 3, since 0.79.
   */
  public Optional<PrometheusDialect> knownDialect() {
    boolean isLeftToOperator =
        OF_PROMETHEUS_OPERATOR.contains(kind)
            && sight.whole()
            && version instanceof Value.Absent<String>;
    if (isLeftToOperator) {
      return Optional.of(PrometheusDialect.PROMETHEUS_3);
    }
    return version instanceof Value.Known<String> known
        ? PrometheusDialect.ofVersion(known.value())
        : Optional.empty();
  }
}
