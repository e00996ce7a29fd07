package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.IDENTITY;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.identity.analysis.DuplicateRemoteWrites;
import io.mcmetrics.rules.identity.analysis.DuplicateSenders;
import io.mcmetrics.sender.Sender;
import java.util.List;
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
    severity = ERROR,
    stage = IDENTITY)
public final class TwoWritersOneIdentity implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<Sender> senders = fleet.senders().stream().filter(Sender::sends).toList();
    for (int i = 0; i < senders.size(); i++) {
      Sender sender = senders.get(i);
      DuplicateRemoteWrites.by(sender, fleet).forEach(out);
      senders.subList(0, i).stream()
          .flatMap(earlier -> DuplicateSenders.problem(earlier, sender, fleet).stream())
          .findFirst()
          .ifPresent(out);
    }
  }
}
