package io.mcmetrics.rules.remotewrite;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.sender.SenderFault;
import java.util.function.Consumer;

/** Flags labels that a vmagent puts behind the others of a series, on the way to Thanos Receive. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "labels sent in an order that Thanos Receive refuses",
    why =
        """
        vmagent puts its external labels behind those of the series. Thanos Receive answers 409 to
        a series whose labels are not in order and drops it; vmagent does not send it again, and no
        series of the cluster is stored.
        """,
    symptom =
        """
        vmagent warns that a block was rejected and is skipped, with status code 409, and
        `vmagent_remotewrite_packets_dropped_total` rises. Receive warns of series with out-of-order
        labels and says how many it dropped. The cluster is in no list of Grafana.
        """,
    remedy =
        """
        Write the label under `external_labels` of the scrape file (`externalLabels` of a VMAgent) and
        give vmagent `-sortLabels` (`extraArgs.sortLabels: "true"`). A label of `-remoteWrite.label` is
        set after the sorting, so that no flag helps it.
        """,
    confidence =
        """
        Likely, since a proxy in front of Receive may put labels in order, and what Receive does
        depends on its release. vmagent 1.151.0 and Thanos Receive 0.42.5 were run.
        """,
    sources = {
      "Thanos 0.42.5, pkg/receive/writer.go: series whose labels are not in order are dropped",
      "VictoriaMetrics 1.151.0, app/vmagent/remotewrite: the flag's labels come after the sorting"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class LabelsOutOfOrder implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (SenderFault fault : sender.faults()) {
        if (fault.kind() == SenderFault.Kind.UNORDERED) {
          Problem problem = Problem.at(fault, "%s", fault.message()).atMost(Confidence.LIKELY);
          out.accept(ProblemScope.ofSender(problem, sender, sender));
        }
      }
    }
  }
}
