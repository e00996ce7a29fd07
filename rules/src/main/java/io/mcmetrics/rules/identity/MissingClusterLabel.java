package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.IDENTITY;
import static io.mcmetrics.rule.Setting.CLUSTERS;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.Fleet.Misplaced;
import io.mcmetrics.network.Url;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.identity.analysis.ClusterLabels;
import io.mcmetrics.rules.identity.analysis.OperatorLabel;
import io.mcmetrics.rules.identity.analysis.ValuesLayers;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags senders without a label that names their cluster. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "remote write without a label that names the cluster",
    why =
        """
        Grafana filters by this label: its drop-down does not list the cluster, and
        `label_values(up, cluster)` lacks it. Series of several such clusters collide at
        the receiver, which answers `409 Conflict: duplicate sample for timestamp`.
        """,
    symptom =
        """
        Every request is answered with 200 and nothing counts as failed. In Thanos Query,
        `count by (cluster) (up)` has a line without a name, and `up{cluster="seoul"}` finds
        nothing. With several such clusters Thanos Receive answers 409 for some batches: the
        sender logs `non-recoverable error`, and `prometheus_remote_storage_samples_failed_total`
        grows.
        """,
    remedy =
        """
        Set `externalLabels.cluster` (`external_labels` in prometheus.yml, in the scrape file of vmagent
        and in an exporter of an OpenTelemetry Collector) to a name that no other cluster has. Labels of
        Kubernetes objects never reach a sample.
        """,
    confidence =
        """
        Certain where the sender is seen whole, has no external label at all and sends to another
        cluster. Likely where other external labels may tell clusters apart, that of the operator
        with the name of the Prometheus among them, where samples stay within the cluster, and where a
        values file is not seen to be deployed, so that another layer may go with it. Possible
        where another layer of values may add the label, and where a loose configuration file is
        the only thing that sends, and to a name without dots, as with Docker Compose. Where something unseen may, or where a
        dashboard of the tree tells clusters apart by the label of the operator, nothing is said.
        """,
    settings = {CLUSTER_LABEL, CLUSTERS},
    sources = {
      "Prometheus 3.16.0, storage/remote/queue_manager.go, processExternalLabels: external "
          + "labels are added when a sample is sent",
      "Prometheus 3.16.0, docs/configuration/configuration.md, remote_write: write "
          + "relabelling comes after the external labels",
      "Thanos 0.42.5, docs/storage.md, External Labels: what external labels are for",
      "Prometheus 3.16.0 with Thanos 0.42.5, run: a sender without the label gets 200, and "
          + "a query by cluster finds nothing"
    },
    severity = ERROR,
    stage = IDENTITY)
public final class MissingClusterLabel implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      Optional<RemoteWrite> write = ClusterLabels.firstRelying(sender, fleet);
      if (write.isPresent() && isNameless(sender, fleet)) {
        out.accept(nameless(sender, write.get(), fleet));
      } else if (write.isPresent() && sender.sight().whole()) {
        OperatorLabel.inPlaceOfCluster(sender, fleet)
            .map(label -> namedAsPrometheus(label, sender, write.get(), fleet))
            .ifPresent(out);
      }
    }
    for (Misplaced misplaced : fleet.misplacedLabels()) {
      for (Label label : misplaced.labels().labels()) {
        if (label.name().equals(fleet.clusterLabel()) && isMissingBeside(misplaced, fleet)) {
          out.accept(misplaced(label, misplaced));
        }
      }
    }
  }

  private static boolean isNameless(Sender sender, Fleet fleet) {
    return sender.sight().whole()
        && !ClusterLabels.isLabelled(sender, fleet)
        && !ClusterLabels.isWritten(sender, fleet)
        && !ValuesLayers.isCompletedBeside(sender, fleet)
        && OperatorLabel.useOf(sender, fleet) != OperatorLabel.Use.ASKED_FOR;
  }

  private static Problem namedAsPrometheus(
      OperatorLabel label, Sender sender, RemoteWrite write, Fleet fleet) {
    return Problem.at(
            sender.externalLabels().placeOf(fleet.clusterLabel()),
            "the operator writes the name of the Prometheus under `%s`, which is `%s` in every"
                + " cluster with this release",
            label.name(),
            label.value())
        .see(write.url(), "samples are sent to here")
        .atMost(Confidence.LIKELY)
        .atMost(sender.sight().limit())
        .affecting(sender.cluster().name())
        .concerning(sender);
  }

  private static Problem nameless(Sender sender, RemoteWrite write, Fleet fleet) {
    Problem problem =
        Problem.at(
                sender.externalLabels().placeOf(fleet.clusterLabel()),
                "no external label `%s`: what is sent does not say which cluster it is from",
                fleet.clusterLabel())
            .see(write.url(), "samples are sent to here")
            .withWeight(weight(sender, fleet))
            .atMost(confidence(sender, fleet))
            .atMost(sender.sight().limit())
            .affecting(sender.cluster().name())
            .concerning(sender);
    for (Label label : sender.objectLabels()) {
      if (label.name().equals(fleet.clusterLabel())) {
        problem = problem.see(label, "a label of the Kubernetes object, which no sample carries");
      }
    }
    return problem;
  }

  /** The only sender that is seen may well be told from others by the labels that it has. */
  private static Weight weight(Sender sender, Fleet fleet) {
    return isOnlySite(sender, fleet) && !sender.externalLabels().labels().isEmpty()
        ? Weight.LIGHTEST
        : Weight.USUAL;
  }

  private static Confidence confidence(Sender sender, Fleet fleet) {
    if (ValuesLayers.mayBeCompletedElsewhere(sender, fleet)) {
      return Confidence.POSSIBLE;
    }
    // Other labels may tell clusters apart in a way that only the fleet's owners know, and a
    // receiver in the same cluster may have no other sender.
    boolean hasOthers = !sender.externalLabels().labels().isEmpty();
    boolean staysHome =
        sender.remoteWrites().stream()
            .allMatch(write -> write.target().filter(Url::isInsideTheCluster).isPresent());
    if (staysHome && !sender.isPrometheus()) {
      // A vmagent comes with a storage of its own, as in the chart victoria-metrics-k8s-stack.
      return Confidence.POSSIBLE;
    }
    if (isOnlySite(sender, fleet)) {
      return Confidence.POSSIBLE;
    }
    // A values file that nothing deploys may be one of several layers.
    boolean isLayer = sender.unit().form() == Unit.Form.FILE && sender.sight().sketch();
    boolean mayBeTold = OperatorLabel.useOf(sender, fleet) == OperatorLabel.Use.POSSIBLE;
    return hasOthers || staysHome || mayBeTold || isLayer ? Confidence.LIKELY : Confidence.CERTAIN;
  }

  /**
   * Tells whether a configuration file that no cluster is known to be given is the only one that
   * sends, and sends to a name of its own network, as in a Docker Compose: there is nothing to tell
   * it from.
   */
  private static boolean isOnlySite(Sender sender, Fleet fleet) {
    return !sender.isResource()
        && sender.unit().form() == Unit.Form.FILE
        && sender.cluster().isGuessed()
        && sender.remoteWrites().stream().allMatch(MissingClusterLabel::staysInNetwork)
        && fleet.senders().stream()
            .filter(Sender::sends)
            .allMatch(other -> other.cluster().name().equals(sender.cluster().name()));
  }

  private static boolean staysInNetwork(RemoteWrite write) {
    return write.target().filter(target -> target.host().indexOf('.') < 0).isPresent();
  }

  private static boolean isMissingBeside(Misplaced misplaced, Fleet fleet) {
    return fleet.senders().stream()
        .filter(sender -> sender.unit().equals(misplaced.unit()))
        .noneMatch(sender -> ClusterLabels.isLabelled(sender, fleet));
  }

  private static Problem misplaced(Label label, Misplaced misplaced) {
    return Problem.at(
            misplaced.labels(),
            "`%s` stands where kube-prometheus-stack does not read it: external labels belong"
                + " below `prometheus.prometheusSpec`",
            label.name())
        .atMost(Confidence.LIKELY)
        .affecting(misplaced.cluster().name());
  }
}
