package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.ERROR;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.model.Cluster.Naming;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.Sender;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, List<Sender>> byName = new LinkedHashMap<>();
    for (Sender sender : fleet.senders()) {
      if (sender.externalLabels().value(fleet.clusterLabel()) instanceof Known<String> name
          && !name.value().isBlank()
          && sender.remoteWrites().stream().noneMatch(write -> Identity.isSetBy(write, fleet))) {
        List<Sender> earlier = byName.computeIfAbsent(name.value(), n -> new ArrayList<>());
        earlier.stream()
            .filter(first -> areTwo(first, sender, fleet))
            .findFirst()
            .ifPresent(first -> out.accept(duplicate(name, first, sender, fleet)));
        earlier.add(sender);
      }
    }
  }

  private static boolean areTwo(Sender first, Sender second, Fleet fleet) {
    return !isSameCluster(first, second)
        && !ValuesLayers.belongTogether(first, second)
        && !Likeness.isWrittenOnce(first, second, fleet)
        && !Likeness.areReplicas(first, second)
        && Likeness.ofReceivers(first, second) != Likeness.Receivers.DIFFERENT;
  }

  /** One cluster may be described twice: a server and an agent, or an HA pair. */
  private static boolean isSameCluster(Sender one, Sender other) {
    return one.cluster().equals(other.cluster())
        || one.cluster().name().equals(other.cluster().name());
  }

  private static Problem duplicate(Known<String> name, Sender first, Sender second, Fleet fleet) {
    return Problem.at(
            name,
            "`%s` and `%s` both call their cluster `%s` and send to the same receiver",
            first.cluster().name(),
            second.cluster().name(),
            name.value())
        .see(first.externalLabels().value(fleet.clusterLabel()), "first used here")
        .atMost(confidence(name.value(), first, second, fleet))
        .atMost(first.sight().limit())
        .atMost(second.sight().limit())
        .affecting(first.cluster().name())
        .affecting(second.cluster().name());
  }

  private static Confidence confidence(String name, Sender first, Sender second, Fleet fleet) {
    boolean partsOfOne =
        first.cluster().name().startsWith(name) && second.cluster().name().startsWith(name);
    boolean whole = first.sight().whole() && second.sight().whole();
    if (!whole
        || Likeness.ofReceivers(first, second) == Likeness.Receivers.MAYBE_THE_SAME
        || ValuesLayers.mayBelongTogether(first, second)
        || (partsOfOne && !first.cluster().name().equals(name))) {
      return Confidence.POSSIBLE;
    }
    boolean told = isTold(first) && isTold(second);
    return told && !Likeness.differOtherwise(first, second, fleet)
        ? Confidence.CERTAIN
        : Confidence.LIKELY;
  }

  private static boolean isTold(Sender sender) {
    return sender.cluster().naming() != Naming.GUESSED;
  }
}
