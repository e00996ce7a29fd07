package io.mcmetrics.rules.receive;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RECEIVE;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.Confidences;
import io.mcmetrics.rules.analysis.NameList;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.receive.analysis.SentLabel;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Span;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.NamedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Flags labels of Thanos Receive that override labels of the same name of its senders. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a label of Thanos Receive that hides one that senders give",
    why =
        """
        What a receiver adds by `--label`, or as the tenant, counts before a label of that name in the series
        themselves, as soon as somebody asks for them. With `--label=cluster="central"` all clusters
        show as `central`, and a query for `{cluster="edge-02"}` does not even ask that receiver.
        """,
    symptom =
        """
        Writes are answered with 200. `count by (cluster) (up)` in Thanos Query lists the value of
        the receiver alone, and `up{cluster="edge-02"}` is empty without a warning. The page
        Stores of Thanos Query shows the receiver with that label. A replica label that is hidden
        leaves each series twice.
        """,
    remedy =
        """
        Give labels of the receiver names of their own, such as `receive_cluster` and
        `receive_replica`.
        """,
    confidence =
        """
        Certain where a label of Thanos Receive has the name of a label that a sender is known to
        give, and the samples are known to arrive there. Likely where its value is filled in
        elsewhere. Possible where the way to that receiver, or the tenant header on it, is not
        known.
        """,
    settings = {CLUSTER_LABEL},
    sources = {
      "Thanos 0.42.5, docs/storage.md, External Labels: labels of Receive hide those of "
          + "senders, hence the prefix `receive_`",
      "Thanos 0.42.5, pkg/store/proxy.go: a store whose labels contradict the query is not asked",
      "Thanos 0.42.5, pkg/tenancy/tenancy.go: the label of the tenant is `tenant_id` unless "
          + "it is renamed",
      "bitnami thanos 17.3.1, templates/receive/statefulset.yaml: it sets the labels "
          + "`replica` and `receive`"
    },
    severity = ERROR,
    stage = RECEIVE)
public final class ReceiveLabelMasksClientLabel implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<SentLabel> all = SentLabel.in(fleet);
    for (Receive receive : fleet.infrastructure().thanos().receives()) {
      Map<NamedValue, List<SentLabel>> hidden = new LinkedHashMap<>();
      for (SentLabel one : all) {
        for (NamedValue label : one.labelsBy(receive)) {
          if (one.isHiddenBy(label, receive)) {
            hidden.computeIfAbsent(label, any -> new ArrayList<>()).add(one);
          }
        }
      }
      hidden.forEach((label, ones) -> out.accept(problem(label, receive, ones, fleet)));
    }
  }

  private static Problem problem(
      NamedValue label, Receive receive, List<SentLabel> hidden, Fleet fleet) {
    boolean isCluster = label.name().equals(fleet.clusterLabel());
    String what =
        isCluster
            ? "all of them show as this one cluster, and queries by the true name find nothing"
            : "what senders give under that name is not to be seen";
    Problem problem =
        Problem.at(
                label,
                "the label `%s` of Thanos Receive hides that of %s: %s",
                label.name(),
                names(hidden),
                what)
            .withWeight(weight(hidden));
    List<Located> places = hidden.stream().map(SentLabel::place).toList();
    for (Located place : distinct(places)) {
      problem = problem.see(place, "given to what is sent here");
    }
    Confidence surest = Confidence.POSSIBLE;
    for (SentLabel one : hidden) {
      surest = Confidences.higher(surest, one.confidence(label, receive));
      problem = problem.affecting(one.sender().cluster().name());
    }
    if (isCluster) {
      // The cluster of that name gets the series of all others mixed with its own.
      problem =
          ProblemScope.ofDeliveries(problem, fleet, delivery -> delivery.isIngestedBy(receive));
    }
    return problem
        .atMost(surest)
        .atMost(receive.component().workload().sight().limit())
        .concerning(receive);
  }

  /** Overlays may take one label from the same base. */
  private static List<Located> distinct(List<Located> places) {
    Map<Span, Located> distinct = new LinkedHashMap<>();
    places.forEach(place -> distinct.putIfAbsent(place.origin().span(), place));
    return distinct.values().stream().limit(NameList.SHOWN).toList();
  }

  /** Nobody misses the replica label of a single replica; two without it look alike. */
  private static Weight weight(List<SentLabel> hidden) {
    return hidden.stream().allMatch(SentLabel::isOfOneReplica) ? Weight.LIGHTER : Weight.USUAL;
  }

  private static String names(List<SentLabel> hidden) {
    List<String> clusters = new ArrayList<>();
    hidden.stream()
        .map(one -> "`" + one.sender().cluster().name() + "`")
        .distinct()
        .forEach(clusters::add);
    return NameList.text(clusters);
  }
}
