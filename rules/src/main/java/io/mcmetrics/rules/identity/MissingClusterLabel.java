package io.mcmetrics.rules.identity;

import static io.mcmetrics.finding.Severity.ERROR;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.model.ExternalLabels.Label;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.Fleet.Misplaced;
import io.mcmetrics.model.RemoteWrite;
import io.mcmetrics.model.Sender;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.render.Unit.Form;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.yaml.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags what sends samples without a label that says from which cluster. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "remote write without a label that names the cluster",
    why =
        """
        Grafana filters by this label: its drop-down does not list the cluster, and
        `label_values(up, cluster)` lacks it. Series of several such clusters collide at
        the receiver, which answers `409 Conflict: duplicate sample for timestamp`.
        """,
    remedy =
        """
        Set `externalLabels.cluster` (`external_labels` in prometheus.yml) to a name that no other
        cluster has. Labels of Kubernetes objects never reach a sample.
        """,
    severity = ERROR)
public final class MissingClusterLabel implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      Optional<RemoteWrite> write = firstThatSends(sender);
      if (write.isPresent() && isNameless(sender, fleet)) {
        out.accept(nameless(sender, write.get(), fleet));
      }
    }
    for (Misplaced misplaced : fleet.misplacedLabels()) {
      for (Label label : misplaced.labels().labels()) {
        if (label.name().equals(fleet.clusterLabel()) && isMissingBeside(misplaced, fleet)) {
          out.accept(misplaced(label, misplaced));
        }
      }
    }
  }

  /** Without a URL it is a base that overlays complete, and it sends nothing. */
  private static Optional<RemoteWrite> firstThatSends(Sender sender) {
    return sender.remoteWrites().stream()
        .filter(write -> !(write.url() instanceof Value.Absent<String>))
        .findFirst();
  }

  private static boolean isNameless(Sender sender, Fleet fleet) {
    return sender.sight().whole()
        && sender.externalLabels().value(fleet.clusterLabel()) instanceof Value.Absent<String>
        && sender.externalLabels().labels().stream().noneMatch(label -> namesACluster(label.name()))
        && sender.scrapeLabels().stream().noneMatch(fleet.clusterLabel()::equals)
        && !setsClusterWhenSending(sender)
        && !mayBeLayered(sender, fleet);
  }

  /** Fleets call it {@code source_cluster}, {@code k8s_cluster}, {@code clusterName} as well. */
  private static boolean namesACluster(String label) {
    return label.toLowerCase(Locale.ROOT).contains("cluster");
  }

  /** A write relabelling that gives every series such a label is as good as an external one. */
  private static boolean setsClusterWhenSending(Sender sender) {
    return sender.remoteWrites().stream().allMatch(MissingClusterLabel::setsCluster);
  }

  private static boolean setsCluster(RemoteWrite write) {
    return write.relabelling().stream().anyMatch(MissingClusterLabel::setsCluster);
  }

  private static boolean setsCluster(RelabelRule rule) {
    return !rule.knows(Part.TARGET_LABEL)
        || (rule.action() == RelabelAction.REPLACE && namesACluster(rule.targetLabel()));
  }

  /** Which of the values files in a directory are layered on which, nothing in the tree says. */
  private static boolean mayBeLayered(Sender sender, Fleet fleet) {
    return sender.unit().form() == Form.FILE
        && fleet.senders().stream().anyMatch(other -> isLayerFor(other, sender, fleet));
  }

  private static boolean isLayerFor(Sender other, Sender sender, Fleet fleet) {
    return other.unit().form() == Form.FILE
        && other.unit().directory().equals(sender.unit().directory())
        && other.remoteWrites().isEmpty()
        && other.externalLabels().labels().stream()
            .anyMatch(label -> label.name().equals(fleet.clusterLabel()));
  }

  private static Problem nameless(Sender sender, RemoteWrite write, Fleet fleet) {
    // Other labels may tell clusters apart in a way that only the fleet's owners know.
    boolean hasOthers = !sender.externalLabels().labels().isEmpty();
    Problem problem =
        Problem.at(
                sender.externalLabels(),
                "no external label `%s`: what is sent does not say which cluster it is from",
                fleet.clusterLabel())
            .see(write.url(), "samples are sent to here")
            .atMost(hasOthers ? Confidence.LIKELY : Confidence.CERTAIN)
            .atMost(sender.sight().limit())
            .affecting(sender.cluster().name());
    for (Label label : sender.objectLabels()) {
      if (label.name().equals(fleet.clusterLabel())) {
        problem = problem.see(label, "a label of the Kubernetes object, which no sample carries");
      }
    }
    return problem;
  }

  private static boolean isMissingBeside(Misplaced misplaced, Fleet fleet) {
    return fleet.senders().stream()
        .filter(sender -> sender.unit().equals(misplaced.unit()))
        .allMatch(
            sender ->
                sender.externalLabels().value(fleet.clusterLabel())
                    instanceof Value.Absent<String>);
  }

  private static Problem misplaced(Label label, Misplaced misplaced) {
    return Problem.at(
            misplaced.labels(),
            "`%s` stands where kube-prometheus-stack does not read it: external labels belong"
                + " below `prometheus.prometheusSpec`",
            label.name())
        .atMost(Confidence.LIKELY)
        .affecting(misplaced.cluster().name());
  }
}
