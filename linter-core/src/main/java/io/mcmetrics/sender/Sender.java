package io.mcmetrics.sender;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Unit;
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
 * Anything that pushes samples: a Prometheus, its agent, a VMAgent.
 *
 * @param kind the Kubernetes kind, or {@code prometheus.yml}
 * @param name the name of the resource, if it has one
 * @param namespace of the resource, if it is known
 * @param version the version of Prometheus, or the tag of its image
 * @param cluster where it runs
 * @param externalLabels what it adds to every sample
 * @param operatorLabels the names of labels that the operator adds to them
 * @param scrapeLabels the names of labels that it gives to all it scrapes
 * @param objectLabels the labels of the Kubernetes object, which never reach a sample
 * @param jobs what it scrapes by its own file
 * @param remoteWrites where it pushes to
 * @param replicas how often it runs, where the operator says
 * @param pod what runs beside it
 * @param histograms what becomes of histograms when it scrapes them
 * @param environment what its containers are told beside what the operator tells them
 * @param plan what it scrapes, as far as the chart tells that it belongs to
 * @param unit what it is deployed with
 * @param sight how much of its configuration can be seen
 * @param origin the key that its remote writes stand under, else the whole of it
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
  }

  /** Tells whether the API server reads it, and not Prometheus itself. */
  public boolean isResource() {
    return !kind.equals(Document.PROMETHEUS_YML);
  }

  /** Tells whether it pushes to anywhere: without a URL it is a base that overlays complete. */
  public boolean sends() {
    return remoteWrites.stream().anyMatch(write -> !(write.url() instanceof Value.Absent<String>));
  }

  /** Returns how its version relabels; as since 3.0 if that is not known. */
  public PrometheusDialect dialect() {
    return generation().orElse(PrometheusDialect.PROMETHEUS_3);
  }

  /** Returns how this Prometheus relabels; empty if its version is not known. */
  public Optional<PrometheusDialect> generation() {
    return version instanceof Value.Known<String> known
        ? PrometheusDialect.ofVersion(known.value())
        : Optional.empty();
  }
}
