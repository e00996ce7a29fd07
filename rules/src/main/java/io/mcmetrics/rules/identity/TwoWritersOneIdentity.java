package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.IDENTITY;
import static io.mcmetrics.rule.Setting.CLUSTERS;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.identity.analysis.DuplicateRemoteWrites;
import io.mcmetrics.rules.identity.analysis.DuplicateSenders;
import io.mcmetrics.sender.Sender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Flags senders and remote writes that send the series of one cluster twice to one receiver. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "one cluster that sends the same series twice",
    why =
        """
        Thanos Receive takes a sample from one of the two and refuses the other's, `409 Conflict`
        with `out of order sample` or `duplicate sample for timestamp`; sums count both where a label
        tells them apart. Two releases that deploy one Prometheus undo each other's changes.
        """,
    symptom =
        """
        Each of the two is answered with 409 for a part of its batches and logs
        `non-recoverable error`; `prometheus_remote_storage_samples_failed_total` grows. Thanos
        Receive warns of samples out of order, or of `different value but same timestamp`. Where a
        label tells the two apart, nothing fails and sums are twice what they should be.
        """,
    remedy =
        """
        Remove one of the two. If both are wanted, let each scrape or send what the other does not.
        """,
    confidence =
        """
        Certain where one sender lists the same URL twice with equal rules. Likely where two
        senders of one cluster have the same labels and both are deployed as seen. Possible where
        either may be changed or be meant for another cluster.
        """,
    settings = {CLUSTER_LABEL, CLUSTERS},
    sources = {
      "Thanos 0.42.5, pkg/receive/writer_errors.go: the warnings about samples out of order "
          + "and with one timestamp",
      "Thanos 0.42.5, pkg/receive/handler.go, receiveHTTP: a conflict is answered with 409",
      "Prometheus 3.16.0, storage/remote/client.go, Store: 409 is not sent again",
      "Prometheus 3.16.0, storage/remote/write.go, ApplyConfig: each entry of remote_write "
          + "has a queue of its own"
    },
    severity = ERROR,
    stage = IDENTITY)
public final class TwoWritersOneIdentity implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<Sender> senders = fleet.senders().stream().filter(Sender::sends).toList();
    // Two senders are compared only if their clusters have one name.
    Map<String, List<Sender>> earlierByCluster = new HashMap<>();
    for (Sender sender : senders) {
      List<Sender> earlier =
          earlierByCluster.computeIfAbsent(sender.cluster().name(), any -> new ArrayList<>());
      DuplicateRemoteWrites.by(sender, fleet).forEach(out);
      earlier.stream()
          .flatMap(other -> DuplicateSenders.problem(other, sender, fleet).stream())
          .findFirst()
          .ifPresent(out);
      earlier.add(sender);
    }
  }
}
