package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.ERROR;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.model.Cluster.Naming;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.RemoteWrite;
import io.mcmetrics.model.Sender;
import io.mcmetrics.model.Url;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.yaml.Value.Known;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags clusters that call themselves the same and send to the same receiver. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "two clusters with the same cluster label",
    why =
        """
        Grafana shows the two as one: counters jump between their values, and sums count both.
        Where the other labels coincide as well, the receiver refuses samples with
        `duplicate sample for timestamp` or `out of order sample` (409).
        """,
    remedy = "Give each cluster a name of its own. A copied overlay still carries the old one.",
    severity = ERROR)
public final class DuplicateClusterLabel implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    Map<String, Sender> firstByName = new HashMap<>();
    for (Sender sender : fleet.senders()) {
      if (!sender.remoteWrites().isEmpty()
          && sender.externalLabels().value(fleet.clusterLabel()) instanceof Known<String> name
          && !name.value().isBlank()) {
        Sender first = firstByName.putIfAbsent(name.value(), sender);
        if (first != null && !isSameCluster(first, sender) && shareAReceiver(first, sender)) {
          out.accept(duplicate(name, first, sender, fleet));
        }
      }
    }
  }

  /** One cluster may be described twice: a server and an agent, or an HA pair. */
  private static boolean isSameCluster(Sender one, Sender other) {
    return one.cluster().equals(other.cluster())
        || one.cluster().name().equals(other.cluster().name());
  }

  private static boolean shareAReceiver(Sender one, Sender other) {
    List<Url> targets = targets(one);
    return targets(other).stream().anyMatch(targets::contains);
  }

  private static List<Url> targets(Sender sender) {
    return sender.remoteWrites().stream()
        .map(RemoteWrite::target)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Problem duplicate(Known<String> name, Sender first, Sender second, Fleet fleet) {
    boolean told = isTold(first) && isTold(second);
    return Problem.at(
            name,
            "`%s` and `%s` both call their cluster `%s` and send to the same receiver",
            first.cluster().name(),
            second.cluster().name(),
            name.value())
        .see(first.externalLabels().value(fleet.clusterLabel()), "first used here")
        .atMost(told ? Confidence.CERTAIN : Confidence.LIKELY)
        .atMost(first.sight().limit())
        .atMost(second.sight().limit())
        .affecting(first.cluster().name())
        .affecting(second.cluster().name());
  }

  private static boolean isTold(Sender sender) {
    return sender.cluster().naming() != Naming.GUESSED;
  }
}
