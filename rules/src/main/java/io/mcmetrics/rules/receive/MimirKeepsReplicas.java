package io.mcmetrics.rules.receive;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RECEIVE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.MimirReplicas;
import io.mcmetrics.fleet.MimirReplicas.Fate;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.LabelRemoval;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.sender.Replicas;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags replicas whose series Grafana Mimir, or Cortex, does not take for copies. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "replicas of a Prometheus that Grafana Mimir does not join",
    why =
        """
        Mimir keeps one of several replicas only if it is told to track them, and by one label. Else it
        stores each series twice, so that sums are doubled; with `accept_ha_samples` and no tracker it
        pours both into one series.
        """,
    symptom =
        """
        Writes are answered with 200, without a line in the log. `count by (cluster) (up)` counts each
        target once for each replica; with the tracker off, and samples accepted,
        `prometheus_remote_storage_samples_failed_total` stays 0 while Grafana shows the values of both
        replicas by turns.
        """,
    remedy =
        """
        Set `limits.accept_ha_samples: true` and `distributor.ha_tracker.enable_ha_tracker: true`, and
        let the replicas differ in `__replica__`, as with `replicaExternalLabelName: __replica__`; or
        run one replica.
        """,
    confidence =
        """
        Certain where the number of replicas and the settings of Mimir are in the tree, and nothing
        can set them for single tenants. Possible where the number is not written.
        """,
    sources = {
      "Mimir 3.0.5, \"Configure high-availability deduplication\": the tracker, "
          + "`accept_ha_samples` and the label of replicas",
      "Cortex 1.19, \"Config for sending HA Pairs data to Cortex\": the same settings"
    },
    severity = ERROR,
    stage = RECEIVE)
public final class MimirKeepsReplicas implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (SampleDelivery delivery : fleet.deliveries()) {
      Optional<Replicas> several = delivery.sender().replicas().filter(Replicas::maySendTwice);
      Optional<ContainerPort> mimir =
          delivery.path().soleTarget().filter(target -> target.program().isMimirOrCortex());
      boolean isAsked =
          several.isPresent()
              && mimir.isPresent()
              && delivery.destination().filter(to -> !LabelRemoval.isPossible(to)).isPresent()
              && !several.get().labelName().isEmpty();
      if (isAsked) {
        new MimirReplicas(mimir.get(), fleet.infrastructure())
            .fate(several.get().labelName())
            .filter(fate -> fate != Fate.JOINED)
            .map(fate -> problem(fate, delivery.sender(), several.get(), mimir.get()))
            .ifPresent(out);
      }
    }
  }

  private static Problem problem(Fate fate, Sender sender, Replicas replicas, ContainerPort mimir) {
    boolean isCounted = replicas.count() instanceof Known<Integer>;
    Problem problem =
        Problem.at(
                replicas.count(),
                fate == Fate.BOTH
                    ? "%s keeps the series of each replica under its own `%s`: sums count them twice"
                    : "%s takes the samples of all replicas for one series, without `%s`: its"
                        + " tracker is off",
                mimir.program().words(),
                replicas.labelName())
            .see(mimir, "where the samples arrive")
            .atMost(isCounted ? Confidence.CERTAIN : Confidence.POSSIBLE)
            .atMost(mimir.workload().sight().limit());
    return ProblemScope.ofSender(problem, sender, sender);
  }
}
