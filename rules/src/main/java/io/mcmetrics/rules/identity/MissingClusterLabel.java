package io.mcmetrics.rules.identity;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.Sender;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.yaml.Value.Absent;
import java.util.function.Consumer;

/** Flags senders whose samples do not say which cluster they come from. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "remote write without a cluster label",
    why =
        """
        Samples of this sender cannot be told from those of another cluster: dashboards that
        select by cluster leave it out, and equal series of two clusters collide.
        """,
    remedy = "Set the cluster label among the external labels, with a value of its own.",
    severity = Severity.ERROR)
public final class MissingClusterLabel implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      boolean sends = !sender.remoteWrites().isEmpty();
      if (sends
          && sender.sight().whole()
          && sender.externalLabels().value(fleet.clusterLabel()) instanceof Absent<String> label) {
        out.accept(
            Problem.at(label, "the external labels lack `%s`", fleet.clusterLabel())
                .atMost(sender.sight().limit())
                .affecting(sender.cluster().name()));
      }
    }
  }
}
