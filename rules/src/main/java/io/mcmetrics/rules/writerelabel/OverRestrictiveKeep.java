package io.mcmetrics.rules.writerelabel;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RELABEL;
import static io.mcmetrics.rule.Setting.REQUIRED_METRICS;

import com.google.auto.service.AutoService;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.proof.PassingMetrics;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.writerelabel.analysis.FilterSeverity;
import io.mcmetrics.rules.writerelabel.analysis.OtherDestinations;
import io.mcmetrics.rules.writerelabel.analysis.RequiredMetricLoss;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import java.util.function.Consumer;

/** Flags remote writes whose keep rules let so little pass that dashboards stay empty. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "write relabelling that keeps almost nothing",
    why =
        """
        The cluster is listed in Grafana, since `up` may still arrive, but its panels say
        "No data", and alerts on what is missing never fire. Nothing is logged; only
        `prometheus_remote_storage_samples_dropped_total` grows.
        """,
    symptom =
        """
        The list of clusters shows this one, and its panels say "No data". Of all that is scraped,
        `prometheus_remote_storage_samples_dropped_total{reason="dropped_series"}` counts nearly
        everything, and `prometheus_remote_storage_samples_failed_total` nothing. No line is
        logged.
        """,
    remedy =
        """
        Delete the rule, or turn it round: keep everything and drop by name what costs too much.
        """,
    confidence =
        """
        Certain where required metrics are lost, or where a resource or chart that is seen whole
        keeps a few of the metrics that dashboards of the stack show. Likely for a plain
        `prometheus.yml`, and where something unseen may change the rules. Possible where a rule
        picks metrics that no such dashboard knows.
        """,
    settings = {REQUIRED_METRICS},
    sources = {
      "Prometheus 3.16.0, storage/remote/queue_manager.go, Append: a dropped series counts "
          + "with the reason `dropped_series`",
      "Prometheus 3.16.0 with Thanos 0.42.5, run: with a keep of `up|scrape_.*` five "
          + "metrics arrive and none counts as failed",
      "kube-prometheus-stack 78.5.0, templates/grafana/dashboards-1.14: which metrics its "
          + "dashboards ask for"
    },
    severity = ERROR,
    stage = RELABEL)
public final class OverRestrictiveKeep implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (Destination destination : fleet.destinations(sender)) {
        if (FilterSeverity.leavesTooLittle(destination)
            && !OtherDestinations.than(destination, fleet).suffice()) {
          out.accept(problem(destination));
        }
      }
    }
  }

  private static Problem problem(Destination destination) {
    PassingMetrics passing = destination.passingMetrics();
    RelabelRule decisive = FilterSeverity.decisiveKeep(destination, passing);
    Problem problem =
        ProblemScope.ofDestination(
            Problem.at(
                    decisive,
                    "%d of %d metrics that dashboards, alerts and rules need pass this filter, and %s"
                        + " lose at least half of theirs%s%s",
                    passing.passing().size(),
                    passing.neededCount(),
                    FilterSeverity.dashboards(passing),
                    FilterSeverity.whatIsLeft(passing),
                    RequiredMetricLoss.in(passing).missing())
                .atMost(confidence(destination, passing)),
            destination);
    for (RelabelRule keep : FilterSeverity.keeps(destination)) {
      if (!keep.equals(decisive)) {
        problem = problem.see(keep, "this has to let them pass as well");
      }
    }
    for (RemoteWrite write : destination.writes()) {
      problem = problem.see(write.url(), "what is filtered was to go to here");
    }
    return problem;
  }

  /**
   * That so much is lost is certain; that nobody meant it is not, where a rule picks metrics that
   * no dashboard of the stack knows, as telemetry for a vendor does.
   */
  private static Confidence confidence(Destination destination, PassingMetrics passing) {
    Sender sender = destination.sender();
    if (!RequiredMetricLoss.in(passing).isNone()) {
      return sender.sight().whole() ? Confidence.CERTAIN : Confidence.LIKELY;
    }
    if (!FilterSeverity.keeps(destination).stream()
        .allMatch(keep -> FilterSeverity.picksKnown(keep, passing.needed()))) {
      return Confidence.POSSIBLE;
    }
    // A Prometheus with its own prometheus.yml may not monitor Kubernetes at all.
    boolean isFile = sender.kind().equals(Document.PROMETHEUS_YML);
    return isFile || !sender.sight().whole() ? Confidence.LIKELY : Confidence.CERTAIN;
  }
}
