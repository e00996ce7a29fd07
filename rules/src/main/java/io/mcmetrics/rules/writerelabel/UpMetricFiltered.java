package io.mcmetrics.rules.writerelabel;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RELABEL;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;
import static io.mcmetrics.rule.Setting.REQUIRED_METRICS;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.need.MetricConsumer.Kind;
import io.mcmetrics.need.Need;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.writerelabel.analysis.AffectedDashboards;
import io.mcmetrics.rules.writerelabel.analysis.FilterSeverity;
import io.mcmetrics.rules.writerelabel.analysis.OtherDestinations;
import io.mcmetrics.rules.writerelabel.analysis.RequiredMetricLoss;
import io.mcmetrics.sender.Sender;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags write relabelling that drops {@code up}, from which dashboards list clusters. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "write relabelling that loses `up`, by which clusters are listed",
    why =
        """
        Dashboards fill their list of clusters from `up`: the cluster cannot be chosen in Grafana,
        although all its other metrics are there. Alerts on targets that are down see none.
        """,
    symptom =
        """
        The drop-down of clusters lacks this one, while `count({cluster="seoul"})` in Thanos Query
        finds its series. Alerts on `up == 0` never fire for it. Nothing is logged;
        `prometheus_remote_storage_samples_dropped_total{reason="dropped_series"}` grows.
        """,
    remedy =
        """
        Take `up` out of what is dropped, or add it to what is kept: one series for each target.
        """,
    confidence =
        """
        Certain where `up` is dropped and a dashboard of the tree or your list of required metrics
        asks for it. Likely where only dashboards of the stack do. Never surer than the sender is
        seen.
        """,
    settings = {CLUSTER_LABEL, REQUIRED_METRICS},
    sources = {
      "kube-prometheus-stack 78.5.0, templates/grafana/dashboards-1.14: 20 of 34 dashboards "
          + "list clusters by `up`",
      "Prometheus 3.16.0, storage/remote/queue_manager.go, Append: a dropped series counts "
          + "with the reason `dropped_series`"
    },
    severity = ERROR,
    stage = RELABEL)
public final class UpMetricFiltered implements FleetRule {
  private static final String UP = "up";

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (Destination destination : fleet.destinations(sender)) {
        if (destination.isRelabelled()
            && destination.passingMetrics().dropped().containsKey(UP)
            && !FilterSeverity.isReportedAsAWhole(destination)
            && !OtherDestinations.than(destination, fleet).mayPass(UP)) {
          out.accept(problem(destination, fleet));
        }
      }
    }
  }

  private static Problem problem(Destination destination, Fleet fleet) {
    List<RelabelRule> rules = destination.passingMetrics().rulesDropping(UP);
    RequiredMetricLoss required =
        RequiredMetricLoss.among(destination.passingMetrics(), UP::equals);
    Problem problem =
        ProblemScope.ofDestination(
            Problem.at(
                rules.get(0),
                "`up` does not pass, which %s ask for%s: a list of clusters that is made of it lacks"
                    + " this one",
                AffectedDashboards.asking(UP, destination.needed()),
                required.isNone() ? "" : ", as does " + AffectedDashboards.some(required.files())),
            destination);
    for (RelabelRule rule : rules.subList(1, rules.size())) {
      problem = problem.see(rule, "here it does not pass either");
    }
    List<Need> own = AffectedDashboards.ofTheTree(fleet);
    Optional<Need> asking =
        own.stream()
            .filter(need -> asksForUp(need) && listsClusters(need, fleet))
            .findFirst()
            .or(() -> own.stream().filter(UpMetricFiltered::asksForUp).findFirst());
    if (asking.isPresent()) {
      String dashboard = asking.get().query().consumer().name();
      return problem.see(asking.get(), "`%s` asks for `up`", dashboard);
    }
    if (!required.isNone()) {
      return problem;
    }
    boolean asksOthers = own.stream().anyMatch(need -> listsClusters(need, fleet));
    return problem.atMost(Confidence.LIKELY).withWeight(asksOthers ? Weight.LIGHTER : Weight.USUAL);
  }

  private static boolean asksForUp(Need need) {
    return AffectedDashboards.asksForOneOf(List.of(UP), need);
  }

  private static boolean listsClusters(Need need, Fleet fleet) {
    return need.query().consumer().kind() == Kind.VARIABLE
        && need.query().text().text().contains(fleet.clusterLabel());
  }
}
