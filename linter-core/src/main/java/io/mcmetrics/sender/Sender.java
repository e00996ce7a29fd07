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

/**
 * A sender of samples by remote write: a Prometheus, a Prometheus agent, a vmagent, or a component
 * of Grafana Alloy.
 *
 * @param kind the Kubernetes kind, or {@code prometheus.yml}
 * @param name the name of the resource, if it has one
 * @param namespace of the resource, if it is known
 * @param version the version of Prometheus, or the tag of its image
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
    Unit unit,
    Sight sight,
    Origin origin)
    implements Located {
  /** Keeps its own lists. */
  public Sender {
    operatorLabels = List.copyOf(operatorLabels);
    scrapeLabels = List.copyOf(scrapeLabels);
    objectLabels = List.copyOf(objectLabels);
    jobs = List.copyOf(jobs);
    remoteWrites = List.copyOf(remoteWrites);
    unmodelled = List.copyOf(unmodelled);
  }

  /** Returns the first setting with an effect at a stage that is recognised and not evaluated. */
  public Optional<UnmodelledSetting> unmodelledAt(Stage stage) {
    return unmodelled.stream().filter(setting -> setting.stage() == stage).findFirst();
  }

  /** Tells whether it is a Kubernetes resource, and not a configuration file of a program. */
  public boolean isResource() {
    return !kind.equals(Document.PROMETHEUS_YML) && !kind.equals(Document.ALLOY);
  }

  /** Tells whether it is a Prometheus, whose own rules about its configuration apply. */
  public boolean isPrometheus() {
    return !kind.equals(Document.ALLOY);
  }

  /** Tells whether a remote write has a URL: without one, it is a base that overlays complete. */
  public boolean sends() {
    return remoteWrites.stream().anyMatch(write -> !(write.url() instanceof Value.Absent<String>));
  }

  /** Returns the dialect of relabelling of its version; that of Prometheus 3 if it is not known. */
  public PrometheusDialect dialect() {
    return knownDialect().orElse(PrometheusDialect.PROMETHEUS_3);
  }

  /** Returns the dialect of relabelling of its version; empty if the version is not known. */
  public Optional<PrometheusDialect> knownDialect() {
    return version instanceof Value.Known<String> known
        ? PrometheusDialect.ofVersion(known.value())
        : Optional.empty();
  }
}
