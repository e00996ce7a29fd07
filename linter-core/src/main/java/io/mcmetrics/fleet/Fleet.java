package io.mcmetrics.fleet;

import io.mcmetrics.admission.Admission;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.BuildProblems;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.need.Needs;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.policy.PodPeer;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.scrape.TargetLabel;
import io.mcmetrics.sender.ExternalLabels;
import io.mcmetrics.sender.MisspeltKey;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.sender.UnmodelledSetting;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fleet of clusters: everything that its rules may know.
 *
 * @param clusterLabel the label that tells clusters apart
 * @param isLabelGiven whether the user says so; else it is the usual one, or found in use
 * @param clusters by name
 * @param senders in the order of their documents
 * @param endpoints in the order of their documents
 * @param labelsOfReceive names of labels that Thanos Receive itself gives to what it is sent
 * @param misplacedLabels external labels at a place where nothing reads them
 * @param misspeltKeys keys in a spelling that is right only for another kind of document
 * @param chartRemarks what charts do with values that their users will not have meant
 * @param targetLabels labels that series get when they are scraped
 * @param hasVariableSubstitution whether something that deploys the tree may put in variables:
 *     Flux, or a plugin of Argo CD
 * @param needs what dashboards and rules ask for, which is read when it is asked for
 * @param destinationMetrics what each sender sends where, as far as it has been worked out
 * @param infrastructure all between the senders and the dashboards
 * @param admission what API servers make of the custom resources, which is judged when it is asked
 * @param externalReceivers hosts of receivers that the tree does not show
 * @param places the directories and files of each cluster, by its name
 * @param untied gaps for what matters to metrics and belongs to no cluster that is known
 * @param unassigned the names under which senders are traced that belong to none of the clusters
 * @param unfollowed gaps for what may write to a remote storage and is no sender
 * @param builds what goes wrong when the documents are built
 */
public record Fleet(
    String clusterLabel,
    boolean isLabelGiven,
    List<Cluster> clusters,
    List<Sender> senders,
    List<Endpoint> endpoints,
    List<String> labelsOfReceive,
    List<Misplaced> misplacedLabels,
    List<MisspeltKey> misspeltKeys,
    List<ChartRemark> chartRemarks,
    List<TargetLabel> targetLabels,
    boolean hasVariableSubstitution,
    Needs needs,
    DestinationMetrics destinationMetrics,
    Infrastructure infrastructure,
    Admission admission,
    List<String> externalReceivers,
    Map<String, List<String>> places,
    List<Gap> untied,
    List<Cluster> unassigned,
    List<Gap> unfollowed,
    BuildProblems builds) {
  /** External labels at a place where nothing reads them, and the unit they are deployed with. */
  public record Misplaced(Cluster cluster, Unit unit, ExternalLabels labels) {}

  /** Keeps its own lists. */
  public Fleet {
    clusters = List.copyOf(clusters);
    senders = List.copyOf(senders);
    endpoints = List.copyOf(endpoints);
    labelsOfReceive = List.copyOf(labelsOfReceive);
    misplacedLabels = List.copyOf(misplacedLabels);
    misspeltKeys = List.copyOf(misspeltKeys);
    chartRemarks = List.copyOf(chartRemarks);
    externalReceivers = List.copyOf(externalReceivers);
    targetLabels = List.copyOf(targetLabels);
    places = Map.copyOf(places);
    untied = List.copyOf(untied);
    unassigned = List.copyOf(unassigned);
    unfollowed = List.copyOf(unfollowed);
  }

  /** Returns what the senders say and the linter does not evaluate, and what may send as well. */
  public List<Gap> gaps() {
    Stream<Gap> ofSenders =
        senders.stream()
            .flatMap(sender -> sender.unmodelled().stream())
            .map(setting -> Gap.at(setting, setting.what(), effect(setting)));
    return Stream.concat(ofSenders, unfollowed.stream()).distinct().toList();
  }

  private static String effect(UnmodelledSetting setting) {
    return "what passes the hop `%s` is not known".formatted(setting.stage().word());
  }

  /**
   * Returns the senders that run in the clusters that are listed, in the order of their documents.
   * All that counts senders counts these.
   */
  public List<SenderObject> senderObjects() {
    return senderObjectsIn(clusters);
  }

  /** Returns what is deployed as one object each of the senders that are tied to no cluster. */
  public List<SenderObject> unassignedSenders() {
    return senderObjectsIn(unassigned);
  }

  private List<SenderObject> senderObjectsIn(List<Cluster> some) {
    Set<String> names = some.stream().map(Cluster::name).collect(Collectors.toSet());
    return SenderObject.of(
        senders.stream().filter(sender -> names.contains(sender.cluster().name())).toList());
  }

  /** Returns the senders of a cluster, by its name, in the order of their documents. */
  public List<Sender> sendersOf(Cluster cluster) {
    return destinationMetrics.sendersOf(cluster, senders);
  }

  /**
   * Returns the destinations of a sender, in the order of its remote writes. What arrives there is
   * worked out on demand, and once for all senders that are alike.
   */
  public List<Destination> destinations(Sender sender) {
    return destinationMetrics.of(sender);
  }

  /** Returns the deliveries of all senders, in the order of the senders; worked out once. */
  public List<SampleDelivery> deliveries() {
    return destinationMetrics.deliveries(this);
  }

  /**
   * Returns the Thanos sidecars that serve the series in the local storage of a sender: those in
   * its pods. Of a resource, an operator names the pods; a file is mounted by them.
   */
  @SuppressWarnings("ReferenceEquality") // Each workload is one object.
  public List<Component> sidecars(Sender sender) {
    List<Component> near = infrastructure.sidecars(sender.cluster());
    if (near.isEmpty()) {
      return near;
    }
    if (sender.name() instanceof Known<String> name) {
      return near.stream()
          .filter(sidecar -> sidecar.workload().kind().equals(sender.kind()))
          .filter(sidecar -> sidecar.workload().name().isKnown("prometheus-" + name.value()))
          .toList();
    }
    Optional<Workload> pods = destinationMetrics.workload(sender, infrastructure.network());
    return near.stream()
        .filter(sidecar -> pods.filter(own -> own == sidecar.workload()).isPresent())
        .toList();
  }

  /**
   * Returns the pods of a sender, as a NetworkPolicy sees them; only their cluster and namespace if
   * their workload is not in the tree. The workload of each sender is looked up once.
   */
  public PodPeer pods(Sender sender) {
    PodPeer pods =
        destinationMetrics
            .workload(sender, infrastructure.network())
            .map(PodPeer::of)
            .orElseGet(() -> PodPeer.unseenIn(sender.cluster(), sender.namespace()));
    return sender.pod().hostNetwork() ? pods.onHostNetwork() : pods;
  }

  /** Returns the path of the samples that are sent to a destination, from its URL to Grafana. */
  public SamplePath samplePath(Destination destination) {
    Sender sender = destination.sender();
    return infrastructure.samplePath(destination.url(), sender.cluster(), sender.namespace());
  }
}
