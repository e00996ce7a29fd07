package io.mcmetrics.rules.writerelabel;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.RELABEL;
import static io.mcmetrics.rule.Setting.REQUIRED_METRICS;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.need.Need;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.proof.NeededMetrics;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.writerelabel.analysis.AffectedDashboards;
import io.mcmetrics.rules.writerelabel.analysis.FilterLoss;
import io.mcmetrics.rules.writerelabel.analysis.FilterLoss.Lost;
import io.mcmetrics.rules.writerelabel.analysis.FilterSeverity;
import io.mcmetrics.rules.writerelabel.analysis.OtherDestinations;
import io.mcmetrics.sender.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags filters that lose metrics which dashboards show. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "write relabelling that loses metrics which dashboards show",
    why =
        """
        Some panels of an otherwise working dashboard say "No data", for this cluster alone: it looks
        like a fault of the dashboard, or of the exporter.
        """,
    symptom =
        """
        Single panels say "No data" for this cluster and work for others. The sender's own API
        still has the metric, and Thanos Query does not.
        `prometheus_remote_storage_samples_dropped_total{reason="dropped_series"}` grows, and
        nothing is logged.
        """,
    remedy =
        """
        Narrow the expression until it spares what is named here. RE2 has no look-ahead, so list what
        is to be dropped rather than what is not.
        """,
    confidence =
        """
        Certain where a metric that you listed as required is lost. Likely where a dashboard asks
        for it. Possible where the rules pick metrics on purpose, and where the tree has neither the
        dashboard nor a Grafana, since whether anybody looks at it is not known.
        """,
    settings = {REQUIRED_METRICS},
    sources = {
      "kube-prometheus-stack 78.5.0, templates/grafana/dashboards-1.14: which metrics its "
          + "dashboards ask for",
      "Prometheus 3.16.0, storage/remote/queue_manager.go, Append: a dropped series counts "
          + "with the reason `dropped_series`",
      "Prometheus 3.16.0, model/relabel/relabel.go: expressions are RE2, without "
          + "look-ahead, and match the whole value"
    },
    severity = WARNING,
    stage = RELABEL)
public final class DashboardMetricDropped implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (Destination destination : fleet.destinations(sender)) {
        if (destination.isRelabelled()
            && !destination.passingMetrics().dropped().isEmpty()
            && !FilterSeverity.isReportedAsAWhole(destination)) {
          FilterLoss.of(destination, OtherDestinations.than(destination, fleet)).stream()
              .map(lost -> problem(lost, destination, fleet))
              .forEach(out);
        }
      }
    }
  }

  private static Problem problem(Lost lost, Destination destination, Fleet fleet) {
    Problem problem =
        ProblemScope.ofDestination(
            Problem.at(
                    lost.by().get(0),
                    "this loses %d of %d needed metrics, %s: %s",
                    lost.metrics().size(),
                    destination.passingMetrics().neededCount(),
                    asking(lost, destination.needed()),
                    AffectedDashboards.some(lost.names()))
                .atMost(confidence(lost, isShown(lost, fleet)))
                .withWeight(lost.required().isNone() ? Weight.USUAL : Weight.HEAVIER),
            destination);
    for (RelabelRule rule : lost.by().subList(1, lost.by().size())) {
      problem = problem.see(rule, "here they do not pass either");
    }
    Optional<Need> own =
        AffectedDashboards.ofTheTree(fleet).stream()
            .filter(need -> AffectedDashboards.asksForOneOf(lost.metrics(), need))
            .findFirst();
    return own.isEmpty()
        ? problem
        : problem.see(own.get(), "`%s` asks for it here", own.get().query().consumer().name());
  }

  private static String asking(Lost lost, NeededMetrics needed) {
    List<String> asking = new ArrayList<>();
    if (!lost.required().isNone()) {
      asking.add("asked for by " + AffectedDashboards.some(lost.required().files()));
    }
    if (!lost.dashboards().isEmpty()) {
      asking.add("on " + AffectedDashboards.counted(lost.dashboards(), needed));
    }
    return String.join(" and ", asking);
  }

  /** Tells whether the tree has a dashboard that asks for it, or a Grafana to show it. */
  private static boolean isShown(Lost lost, Fleet fleet) {
    return !fleet.infrastructure().grafana().datasources().isEmpty()
        || AffectedDashboards.ofTheTree(fleet).stream()
            .anyMatch(need -> AffectedDashboards.asksForOneOf(lost.metrics(), need));
  }

  /** Whether anybody looks at the dashboards of the chart is not known. */
  private static Confidence confidence(Lost lost, boolean isShown) {
    if (!lost.required().isNone()) {
      return Confidence.CERTAIN;
    }
    return lost.isSelection() || !isShown ? Confidence.POSSIBLE : Confidence.LIKELY;
  }
}
