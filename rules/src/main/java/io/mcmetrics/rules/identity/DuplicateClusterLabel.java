package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.IDENTITY;
import static io.mcmetrics.rule.Setting.CLUSTERS;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.NameList;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.identity.analysis.ClusterLabels;
import io.mcmetrics.rules.identity.analysis.SenderComparison;
import io.mcmetrics.rules.identity.analysis.ValuesLayers;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags clusters with the same name in their label that send to the same receiver. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "two clusters with the same cluster label",
    why =
        """
        Grafana shows the two as one: counters jump between their values, and sums count both.
        Where the other labels coincide as well, the receiver refuses samples with
        `duplicate sample for timestamp` or `out of order sample` (409).
        """,
    symptom =
        """
        Each sender gets 200 and 409 by turns, so that each looks half healthy. It logs
        `non-recoverable error` with `409 Conflict`, and
        `prometheus_remote_storage_samples_failed_total` grows on both. Thanos Receive warns of
        samples with `different value but same timestamp`. Panels show one cluster whose values
        jump.
        """,
    remedy = "Give each cluster a name of its own. A copied overlay still carries the old one.",
    confidence =
        """
        Certain where both clusters are told apart by more than a guess, both senders are seen
        whole, they send to the same receiver, and no other label differs. Likely where a cluster
        is guessed or another label differs. Possible where something unseen may change a sender,
        whether the receivers are the same is not known, or the two may be parts of one.
        """,
    settings = {CLUSTER_LABEL, CLUSTERS},
    sources = {
      "Thanos 0.42.5, pkg/receive/writer_errors.go: the warnings about samples out of order "
          + "and with one timestamp",
      "Thanos 0.42.5, pkg/receive/handler.go, receiveHTTP: a conflict is answered with 409",
      "Prometheus 3.16.0, storage/remote/client.go, Store: 409 is not sent again",
      "Prometheus 3.16.0 with Thanos 0.42.5, run: two clusters of one name get 200 and 409 "
          + "by turns",
      "Thanos 0.42.5, docs/storage.md, External Labels: they have to be unique"
    },
    severity = ERROR,
    stage = IDENTITY)
public final class DuplicateClusterLabel implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    Map<String, List<Sender>> byName = new LinkedHashMap<>();
    // A label that many overlays take from one base is one line to edit, and one problem.
    Map<Span, List<Sender>> byPlace = new LinkedHashMap<>();
    for (Sender sender : fleet.senders()) {
      if (sender.externalLabels().value(fleet.clusterLabel()) instanceof Known<String> name
          && !name.value().isBlank()
          && sender.remoteWrites().stream()
              .noneMatch(write -> ClusterLabels.isSetBy(write, fleet))) {
        List<Sender> earlier = byName.computeIfAbsent(name.value(), n -> new ArrayList<>());
        Optional<Sender> first =
            earlier.stream().filter(other -> areTwo(other, sender, fleet)).findFirst();
        first.ifPresent(
            other -> {
              List<Sender> same =
                  byPlace.computeIfAbsent(
                      name.origin().span(), span -> new ArrayList<>(List.of(other)));
              same.add(sender);
            });
        earlier.add(sender);
      }
    }
    byPlace.values().forEach(senders -> out.accept(duplicate(senders, fleet)));
  }

  private static boolean areTwo(Sender first, Sender second, Fleet fleet) {
    return !isSameCluster(first, second)
        && !ValuesLayers.belongTogether(first, second)
        && !SenderComparison.isWrittenOnce(first, second, fleet)
        && !SenderComparison.areReplicas(first, second)
        && SenderComparison.ofReceivers(first, second) != SenderComparison.Receivers.DIFFERENT;
  }

  /** One cluster may be described twice: a server and an agent, or an HA pair. */
  private static boolean isSameCluster(Sender one, Sender other) {
    return one.cluster().equals(other.cluster())
        || one.cluster().name().equals(other.cluster().name());
  }

  private static Problem duplicate(List<Sender> senders, Fleet fleet) {
    Sender first = senders.get(0);
    Sender second = senders.get(1);
    Value<String> label = second.externalLabels().value(fleet.clusterLabel());
    String name = label.known().orElse("");
    Problem problem =
        Problem.at(
                label,
                "%s %s call their cluster `%s` and send to the same receiver",
                names(senders),
                senders.size() == 2 ? "both" : "all",
                name)
            .atMost(confidence(name, first, second, fleet));
    Value<String> used = first.externalLabels().value(fleet.clusterLabel());
    if (!used.origin().span().equals(label.origin().span())) {
      problem = problem.see(used, "first used here");
    }
    for (Sender sender : senders) {
      problem = ProblemScope.ofSender(problem, sender, sender);
    }
    return problem;
  }

  private static String names(List<Sender> senders) {
    List<String> names =
        senders.stream().map(sender -> "`" + sender.cluster().name() + "`").toList();
    if (names.size() > NameList.SHOWN) {
      return NameList.text(names);
    }
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private static Confidence confidence(String name, Sender first, Sender second, Fleet fleet) {
    boolean partsOfOne =
        first.cluster().name().startsWith(name) && second.cluster().name().startsWith(name);
    boolean whole = first.sight().whole() && second.sight().whole();
    if (!whole
        || SenderComparison.ofReceivers(first, second) == SenderComparison.Receivers.MAYBE_THE_SAME
        || ValuesLayers.mayBelongTogether(first, second)
        || (partsOfOne && !first.cluster().name().equals(name))) {
      return Confidence.POSSIBLE;
    }
    boolean told = isTold(first) && isTold(second);
    return told && !SenderComparison.differInOtherLabels(first, second, fleet)
        ? Confidence.CERTAIN
        : Confidence.LIKELY;
  }

  private static boolean isTold(Sender sender) {
    return !sender.cluster().isGuessed();
  }
}
