package io.mcmetrics.rules.remotewrite;

import static io.mcmetrics.finding.Severity.ERROR;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.RemoteWrite;
import io.mcmetrics.model.Sender;
import io.mcmetrics.relabel.NeededMetrics;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.Survivors;
import io.mcmetrics.render.Document;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.remotewrite.Filters.Filtered;
import java.util.List;
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
    remedy =
        """
        Delete the rule, or turn it round: keep everything and drop by name what costs too much.
        """,
    severity = ERROR)
public final class OverRestrictiveKeep implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    Filters filters = new Filters();
    for (Sender sender : fleet.senders()) {
      List<Destination> destinations = Destination.of(sender);
      // Who sends all that is needed to one place may send a selection to another.
      boolean starves =
          destinations.stream().allMatch(each -> filters.starves(each, sender))
              && !Destination.isFedByAnother(sender, fleet);
      for (Destination destination : starves ? destinations : List.<Destination>of()) {
        out.accept(problem(destination, filters.through(destination, sender), sender));
      }
    }
  }

  private static Problem problem(Destination destination, Filtered filtered, Sender sender) {
    Survivors survivors = filtered.survivors();
    RelabelRule decisive = destination.keeps().get(filtered.decisiveKeep());
    Problem problem =
        Problem.at(
                decisive,
                "%d of %d metrics that dashboards, alerts and rules need pass this filter, and %s"
                    + " lose at least half of theirs%s",
                survivors.surviving().size(),
                survivors.neededCount(),
                Restriction.dashboards(survivors),
                Restriction.whatIsLeft(survivors))
            .atMost(confidence(destination, sender, survivors.needed()))
            .atMost(sender.sight().limit())
            .affecting(sender.cluster().name());
    for (RelabelRule keep : destination.keeps()) {
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
  private static Confidence confidence(
      Destination destination, Sender sender, NeededMetrics needed) {
    if (destination.letsNothingPass(Filters.externalLabels(sender))) {
      return Confidence.CERTAIN;
    }
    if (!destination.keeps().stream().allMatch(keep -> Restriction.picksKnown(keep, needed))) {
      return Confidence.POSSIBLE;
    }
    // A Prometheus of its own configuration may watch no Kubernetes at all.
    boolean isFile = sender.kind().equals(Document.PROMETHEUS_YML);
    return isFile || !sender.sight().whole() ? Confidence.LIKELY : Confidence.CERTAIN;
  }
}
