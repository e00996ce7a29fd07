package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RELABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.identity.analysis.MergedSeriesOfRule;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.series.Simulation;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.function.Consumer;

/** Flags write relabelling that makes different series equal. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "write relabelling that makes different series equal",
    why =
        """
        Thanos Receive keeps one sample for each time, and answers the rest with `409 Conflict:
        duplicate sample for timestamp`. What is kept jumps from one target's value to another's,
        so that graphs zigzag and `rate()` is wrong.
        """,
    symptom =
        """
        The sender logs `non-recoverable error` with `409 Conflict` and a word about samples out
        of order or with the same timestamp; `prometheus_remote_storage_samples_failed_total`
        grows. Thanos Receive warns with the number of dropped samples (`numDropped`). In Grafana,
        counters go up and down, and there are fewer series than targets.
        """,
    remedy =
        """
        Leave the labels that tell series apart. To save space, drop whole metrics by name, or
        labels that tell nothing: `uid`, `image_id`, `endpoint`.
        """,
    confidence =
        """
        Certain where the sender is a known chart that is seen whole, and the series merge in each
        small cluster of the catalogue. Likely where the chart is not known or not seen whole.
        Possible for a `labelkeep` of a Prometheus without a known chart, which may keep all
        labels that its targets have.
        """,
    sources = {
      "Prometheus 3.16.0, model/relabel/relabel.go: labeldrop and labelkeep work on the "
          + "names of all labels",
      "Prometheus 3.16.0, docs/configuration/configuration.md, relabel_config: series have "
          + "to stay unique once labels are removed",
      "Thanos 0.42.5, pkg/receive/writer_errors.go: the warnings about samples out of order "
          + "and with one timestamp",
      "Prometheus 2.42, run: labeldrop of `instance` left 725 of 1444 series"
    },
    severity = ERROR,
    stage = RELABEL)
public final class IdentityLabelStripped implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (Destination destination : fleet.destinations(sender)) {
        boolean isIdle = destination.url() instanceof Value.Absent<String>;
        boolean edits = destination.writes().stream().anyMatch(RemoteWrite::editsLabels);
        if (!isIdle && edits && !destination.isRefused()) {
          check(destination, out);
        }
      }
    }
  }

  private static void check(Destination destination, Consumer<Problem> out) {
    List<Simulation> simulations = destination.simulations();
    Sender sender = destination.sender();
    for (RelabelRule rule : destination.rules()) {
      MergedSeriesOfRule merged = MergedSeriesOfRule.by(rule, simulations);
      if (!merged.isEmpty()) {
        out.accept(
            ProblemScope.ofDestination(
                problem(rule, merged)
                    .see(destination.url(), "samples are sent to here")
                    .withWeight(weight(rule, sender))
                    .atMost(confidence(rule, merged, sender)),
                destination));
      }
    }
  }

  private static Problem problem(RelabelRule rule, MergedSeriesOfRule merged) {
    return Problem.at(
        rule.originOf(Part.REGEX),
        "makes series of %d metrics equal, which %s told apart, such as %s; of %d series in a small"
            + " cluster %d are left (%s)",
        merged.metrics(),
        merged.labelsInWords(),
        merged.example(),
        merged.in(),
        merged.out(),
        merged.exportersInWords());
  }

  /** Who lists the labels that stay knows more of the own targets than the catalogue does. */
  private static Weight weight(RelabelRule rule, Sender sender) {
    return rule.action() == RelabelAction.LABELKEEP && !isOfChart(sender)
        ? Weight.LIGHTEST
        : Weight.USUAL;
  }

  private static boolean isOfChart(Sender sender) {
    return !sender.plan().chartVersion().isEmpty() || sender.sight().sketch();
  }

  /** Without a known chart, a Prometheus may scrape other metrics than the catalogue has. */
  private static Confidence confidence(RelabelRule rule, MergedSeriesOfRule merged, Sender sender) {
    if (isOfChart(sender)) {
      boolean isSure = merged.isEverywhere() && sender.sight().whole();
      return isSure ? Confidence.CERTAIN : Confidence.LIKELY;
    }
    // A labelkeep may list all labels that there are.
    return rule.action() == RelabelAction.LABELKEEP ? Confidence.POSSIBLE : Confidence.LIKELY;
  }
}
