package io.mcmetrics.rules.query;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.QUERY;
import static io.mcmetrics.finding.Stage.SIDECAR;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.QueriedSamples;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.fleet.SampleFate;
import io.mcmetrics.fleet.ServedSamples;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.function.Consumer;

/** Flags queriers whose flags keep the samples of a cluster from being found. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a flag of Thanos Query, or of a sidecar, that hides clusters",
    why =
        """
        The samples are stored, and Thanos Query asks for them, but every answer is a success without
        a series: it shows one tenant only, leaves stores out, or matches a label of its own in place
        of that of the series.
        """,
    symptom =
        """
        Queries succeed, without a series and without a warning. The page Stores of Thanos Query
        lists the store, or, with relabelling of stores, does not. `label_values` may still list
        the cluster whose panels are empty. Asking the receiver or sidecar through another Thanos
        Query shows that the series are there.
        """,
    remedy =
        """
        Delete the flag, or choose by labels that the stores and the data source have: a sidecar has
        external labels, a receiver only its `--label` flags and the tenant.
        """,
    confidence =
        """
        Certain where the labels of the store and the tenant are known, and the only querier that
        asks has the flag. Possible where another one asks as well.
        """,
    settings = {CLUSTER_LABEL},
    sources = {
      "Thanos 0.42.5, run: --selector-label, --selector.relabel-config, "
          + "--query.mode=distributed and --query.enforce-tenancy over Receive and sidecars",
      "Thanos 0.42.5, run: a sidecar with --min-time=2h begins two hours ahead of now",
      "Thanos 0.42.5, cmd/thanos/query.go: what these flags are for",
      "Thanos 0.42.5, pkg/tenancy/tenancy.go, EnforceQueryTenancy: a matcher is added to "
          + "each query"
    },
    severity = ERROR,
    stage = QUERY)
public final class QueryHidesClusters implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (SampleDelivery delivery : fleet.deliveries()) {
      sidecars(delivery, fleet, out);
      List<Querier> queriers = delivery.path().queriers();
      boolean isOnly =
          queriers.stream()
              .allMatch(one -> new QueriedSamples(fleet, delivery, one).fate().isBad());
      for (Querier querier : queriers) {
        SampleFate fate = new QueriedSamples(fleet, delivery, querier).fate();
        if (fate.isBad()) {
          out.accept(
              ProblemScope.ofSender(problem(fate, querier), delivery.sender(), delivery.sender())
                  .concerning(querier)
                  .atMost(querier.component().workload().sight().limit())
                  .atMost(isOnly ? Confidence.CERTAIN : Confidence.POSSIBLE));
        }
      }
    }
  }

  private static void sidecars(SampleDelivery delivery, Fleet fleet, Consumer<Problem> out) {
    if (delivery.destination().isPresent()) {
      return;
    }
    for (Component sidecar : fleet.sidecars(delivery.sender())) {
      SampleFate fate = new ServedSamples(sidecar).fate();
      if (fate.isBad()) {
        Problem problem =
            Problem.at(
                fate, "this is in the future: the sidecar serves nothing of what is there now");
        out.accept(
            ProblemScope.ofSender(problem, delivery.sender(), delivery.sender()).atStage(SIDECAR));
      }
    }
  }

  private static Problem problem(SampleFate fate, Querier querier) {
    if (querier.selection().isPresent()
        && querier.selection().get().stream()
            .anyMatch(rule -> rule.origin().equals(fate.origin()))) {
      return Problem.at(fate, "no store with samples of this cluster is asked: this rule drops it");
    }
    boolean isTenancy =
        querier
            .component()
            .commandLine()
            .placeOf("query.enforce-tenancy")
            .filter(fate.origin()::equals)
            .isPresent();
    if (isTenancy) {
      return Problem.at(fate, "only series of one tenant are shown, and these are of another one");
    }
    boolean isMode =
        querier.component().commandLine().last("query.mode") instanceof Known<String> mode
            && mode.origin().equals(fate.origin());
    return isMode
        ? Problem.at(
            fate, "in this mode only other queriers evaluate queries, and stores are not asked")
        : Problem.at(
            fate,
            "this label of Thanos Query counts in place of that of the series: a query for another"
                + " cluster finds nothing");
  }
}
