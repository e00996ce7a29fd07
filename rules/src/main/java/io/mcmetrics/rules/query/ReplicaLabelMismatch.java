package io.mcmetrics.rules.query;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.QUERY;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.Confidences;
import io.mcmetrics.rules.query.analysis.QuerierPlace;
import io.mcmetrics.rules.query.analysis.ReceiversAlike;
import io.mcmetrics.rules.query.analysis.ReplicatedSeries;
import io.mcmetrics.rules.query.analysis.RequestedDeduplication;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Flags queriers without the replica label in which copies of a series differ. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "copies of series that Thanos Query does not know for copies",
    why =
        """
        Each series is there once for each replica. Sums count both, panels show two lines, and
        alerts fire twice. Receivers without a label of their own write blocks that overlap, and the
        compactor halts.
        """,
    symptom =
        """
        `count by (cluster, job, instance) (up)` in Thanos Query is 2 or more, and the legend of a
        panel lists one line for each value of `prometheus_replica` or of the label of Receive.
        Sums and rates are that many times too high. Nothing is logged.
        """,
    remedy =
        """
        Give the label to Thanos Query, as in `--query.replica-label=prometheus_replica`; the flag
        may be given several times. In the charts it is `query.replicaLabel` (bitnami) or
        `query.replicaLabels`. Give receivers a label of their pod, as in
        `--label=receive_replica="$(POD_NAME)"`.
        """,
    confidence =
        """
        Certain where the number of copies is written and their way to this querier is known.
        Likely where the way passes what is not seen. Possible where the number of replicas is not
        written.
        """,
    sources = {
      "Thanos 0.42.5, docs/components/query.md, Deduplication: --query.replica-label, by "
          + "default none",
      "Thanos 0.42.5, run: a replica label that Query does not know returns `up` twice, and "
          + "a comma list counts as two labels",
      "Thanos 0.42.5, run: of a Query of Query, the flag of the one that Grafana asks decides",
      "prometheus-operator 0.93.0, pkg/prometheus/promcfg.go, buildExternalLabels: the "
          + "label is `prometheus_replica` unless it is renamed",
      "bitnami thanos 17.3.1, values.yaml, query.replicaLabel: the default is `replica`"
    },
    severity = ERROR,
    stage = QUERY)
public final class ReplicaLabelMismatch implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    ReceiversAlike.in(fleet).forEach(alike -> out.accept(alike(alike)));
    List<ReplicatedSeries> all = ReplicatedSeries.in(fleet);
    for (Querier querier : fleet.infrastructure().thanos().queriers()) {
      boolean isWhole =
          querier.component().commandLine().isWhole()
              && querier.replicaLabels().stream().allMatch(Known.class::isInstance);
      // A querier that others query may leave deduplication to them.
      boolean isLast =
          fleet.infrastructure().stores().queriersOf(querier.component().workload()).isEmpty();
      if (isWhole && isLast && !RequestedDeduplication.byAll(querier.component(), fleet)) {
        Map<String, List<ReplicatedSeries>> unknown = new LinkedHashMap<>();
        all.stream()
            .filter(copies -> copies.areQueriedBy(querier))
            .filter(copies -> !tells(querier, copies.label()))
            .forEach(c -> unknown.computeIfAbsent(c.label(), any -> new ArrayList<>()).add(c));
        unknown.forEach((label, copies) -> out.accept(problem(querier, label, copies)));
      }
    }
  }

  private static Problem alike(ReceiversAlike alike) {
    Receive receive = alike.receive();
    return Problem.at(
            alike.label(),
            "all %d receivers have the same labels, and none that tells one from another: their"
                + " blocks overlap in the bucket, and the compactor halts",
            alike.count())
        .see(receive.component().workload().replicas(), "so many receivers")
        .withWeight(Weight.LIGHTER)
        .atMost(Confidence.LIKELY)
        .atMost(receive.component().workload().sight().limit())
        .affecting(receive.component().workload().cluster().name());
  }

  private static boolean tells(Querier querier, String label) {
    return querier.replicaLabels().stream().anyMatch(known -> known.isKnown(label));
  }

  private static Problem problem(Querier querier, String label, List<ReplicatedSeries> copies) {
    List<Value<String>> told = querier.replicaLabels();
    Located place = told.isEmpty() ? QuerierPlace.ofFlags(querier) : told.get(told.size() - 1);
    Problem problem =
        Problem.at(
                place,
                "%s keep copies under the label `%s`, which is no replica label of Thanos Query:"
                    + " each of their series counts %s",
                copies.get(0).madeBy(),
                label,
                copies.get(0).times())
            .concerning(querier);
    for (Value<String> known : told) {
      if (!known.isKnown(label) && known.written().strip().equals(label)) {
        problem = problem.see(known, "with a blank, which makes it another name");
      }
    }
    List<Located> counts = new ArrayList<>();
    Confidence surest = Confidence.POSSIBLE;
    for (ReplicatedSeries each : copies) {
      problem = problem.affecting(each.cluster());
      counts.add(each.count());
      surest = Confidences.higher(surest, each.confidence());
    }
    return seeing(problem, counts, "so many copies")
        .atMost(surest)
        .atMost(querier.component().workload().sight().limit());
  }

  private static Problem seeing(Problem problem, List<Located> places, String note) {
    Problem whole = problem;
    for (Located place : places.stream().map(Located::origin).distinct().limit(3).toList()) {
      whole = whole.see(place, "%s", note);
    }
    return whole;
  }
}
