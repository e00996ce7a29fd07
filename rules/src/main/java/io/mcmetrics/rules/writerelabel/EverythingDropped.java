package io.mcmetrics.rules.writerelabel;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RELABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.writerelabel.analysis.RequiredMetricLoss;
import io.mcmetrics.rules.writerelabel.analysis.TotalLoss;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags remote writes whose relabelling lets nothing pass at all. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "write relabelling that drops everything",
    why =
        """
        Not one request is sent, so the cluster is missing from Grafana as if it did not exist.
        Prometheus logs nothing, and the receiver cannot know that anything was to come; only
        `prometheus_remote_storage_samples_dropped_total` grows.
        """,
    symptom =
        """
        No request leaves: `prometheus_remote_storage_samples_total` stays at 0 while
        `prometheus_remote_storage_samples_dropped_total{reason="dropped_series"}` grows with
        every scrape. No line is logged, and the receiver sees nothing. The cluster is missing
        from every list in Grafana.
        """,
    remedy =
        """
        Keep by `__name__`, in one rule, and end beginnings of names with `.*`: expressions match the
        whole name. To stop sending on purpose, delete the remote write.
        """,
    confidence =
        """
        Certain where no series can pass, whatever its labels are. Likely where that rests on an
        external label that a series may carry with another value, or on an expression that was
        surely meant as a prefix. Never surer than the sender is seen.
        """,
    sources = {
      "Prometheus 3.16.0, storage/remote/queue_manager.go, Append: a dropped series counts "
          + "with the reason `dropped_series`",
      "Prometheus 3.16.0, model/relabel/relabel.go: an expression has to match the whole "
          + "value, and a label that is missing is the empty text",
      "Prometheus 2.42, run: with a keep rule without source labels no request was sent"
    },
    severity = ERROR,
    stage = RELABEL)
public final class EverythingDropped implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (Destination destination : fleet.destinations(sender)) {
        Optional<TotalLoss> loss = TotalLoss.of(destination);
        // A rule that is misspelt is reported by other rules.
        boolean isSaid =
            loss.map(TotalLoss::decisive).filter(r -> !r.syntaxFaults().isEmpty()).isPresent();
        if (loss.isPresent() && !isSaid) {
          out.accept(problem(destination, loss.get()));
        }
      }
    }
  }

  private static Problem problem(Destination destination, TotalLoss loss) {
    Problem problem =
        ProblemScope.ofDestination(
            Problem.at(
                    loss.decisive(),
                    "no series passes: %s%s",
                    loss.reason(),
                    RequiredMetricLoss.in(destination.passingMetrics()).missing())
                .atMost(loss.confidence()),
            destination);
    for (RelabelRule rule : loss.because()) {
      if (!rule.equals(loss.decisive())) {
        problem = problem.see(rule, "this lets other metrics pass");
      }
    }
    for (RemoteWrite write : destination.writes()) {
      problem = problem.see(write.url(), "nothing is sent to here");
    }
    return problem;
  }
}
