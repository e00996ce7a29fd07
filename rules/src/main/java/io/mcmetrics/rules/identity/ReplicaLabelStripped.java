package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RELABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.identity.analysis.ReceiverDeduplication;
import io.mcmetrics.rules.identity.analysis.StrippedLabel;
import io.mcmetrics.sender.Replicas;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags replicas of a Prometheus that send the same series under the same labels. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "replicas of a Prometheus that send the same series",
    why =
        """
        Thanos Receive takes the samples of one replica, and answers the other with `409 Conflict`:
        `out of order sample`, `duplicate sample for timestamp`. Values jump between the two, and
        Thanos Query can no longer tell them apart to join them.
        """,
    symptom =
        """
        All replicas of the Prometheus log `non-recoverable error` with `409 Conflict`, and
        `prometheus_remote_storage_samples_failed_total` grows on each. Thanos Receive warns of
        samples out of order. Panels show one line that jumps between the values of two replicas.
        """,
    remedy =
        """
        Leave the replica label, `prometheus_replica` unless it is renamed, in what is sent, and give
        it to Thanos Query as `--query.replica-label`.
        """,
    confidence =
        """
        Certain where the number of replicas is written, the rule surely removes the label, and
        the receiver is one of Thanos that does not deduplicate. Likely where the receiver is only
        called so, or the rule may leave some series. Possible where the number of replicas or the
        kind of receiver is not known.
        """,
    sources = {
      "prometheus-operator 0.93.0, pkg/prometheus/promcfg.go, buildExternalLabels: the "
          + "replica label has the name of the pod, and an empty name leaves it out",
      "Thanos 0.42.5, pkg/receive/writer_errors.go: the warnings about samples out of order "
          + "and with one timestamp",
      "Thanos 0.42.5, docs/components/query.md, Deduplication: copies are told apart by the "
          + "replica label",
      "Grafana Mimir 3.0.5, run: with the HA tracker one replica is stored and the other "
          + "answered with 202"
    },
    severity = ERROR,
    stage = RELABEL)
public final class ReplicaLabelStripped implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      Optional<Replicas> several = sender.replicas().filter(Replicas::maySendTwice);
      if (several.isEmpty()) {
        continue;
      }
      for (Destination destination : fleet.destinations(sender)) {
        if (!ReceiverDeduplication.isDoneBy(destination) && !destination.isRefused()) {
          problem(destination, several.get())
              .ifPresent(problem -> out.accept(inFull(problem, destination, several.get())));
        }
      }
    }
  }

  private static Optional<Problem> problem(Destination destination, Replicas replicas) {
    return replicas.labelName().isEmpty()
        ? unlabelled(destination, replicas)
        : stripped(destination, replicas);
  }

  private static Optional<Problem> unlabelled(Destination destination, Replicas replicas) {
    Sender sender = destination.sender();
    boolean isIdle = destination.url() instanceof Value.Absent<String>;
    // A name that a chart clears has no line of its own.
    Located place = sender.sight().sketch() ? replicas.count() : replicas.label();
    return isIdle || ReceiverDeduplication.hasLabelOfPod(sender)
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                place,
                "%s the same series under the same labels: without a replica label nothing tells"
                    + " them apart",
                send(replicas)));
  }

  private static Optional<Problem> stripped(Destination destination, Replicas replicas) {
    String label = replicas.labelName();
    if (destination.rules().stream().anyMatch(rule -> mayMove(label, rule))
        || ReceiverDeduplication.hasLabelOfPod(destination.sender())) {
      return Optional.empty();
    }
    for (int i = 0; i < destination.writes().size(); i++) {
      if (destination.writes().get(i).relabelling().isEmpty()) {
        continue;
      }
      Optional<StrippedLabel> stripped = StrippedLabel.of(label, destination, i);
      if (stripped.isPresent()) {
        return Optional.of(
            Problem.at(
                    stripped.get().place(),
                    "%s the same series under the same labels: this removes `%s`, which told them"
                        + " apart, from %s",
                    send(replicas),
                    label,
                    stripped.get().extent())
                .atMost(stripped.get().isCertain() ? Confidence.CERTAIN : Confidence.LIKELY));
      }
    }
    return Optional.empty();
  }

  private static boolean mayMove(String label, RelabelRule rule) {
    return rule.action() == RelabelAction.LABELMAP
        || (rule.action() == RelabelAction.REPLACE && rule.sourceLabels().contains(label));
  }

  private static String send(Replicas replicas) {
    return replicas.count() instanceof Value.Known<Integer> known
        ? known.value() + " replicas send"
        : "replicas, if there are two, send";
  }

  private static Problem inFull(Problem problem, Destination destination, Replicas replicas) {
    boolean isCounted = replicas.count() instanceof Value.Known<Integer>;
    return ProblemScope.ofDestination(
        problem
            .see(replicas.count(), "so many replicas scrape the same targets")
            .see(destination.url(), "samples are sent to here")
            .atMost(
                isCounted ? ReceiverDeduplication.confidence(destination) : Confidence.POSSIBLE),
        destination);
  }
}
