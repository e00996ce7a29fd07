package io.mcmetrics.rules.identity;

import static io.mcmetrics.document.Unit.Form.OVERLAY;
import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.IDENTITY;
import static io.mcmetrics.rule.Setting.CLUSTER_LABEL;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.identity.analysis.ClusterLabels;
import io.mcmetrics.rules.identity.analysis.SenderComparison;
import io.mcmetrics.scrape.TargetLabel;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags external labels that are configured and missing from all sent series, or from some. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "an external label that the operator ignores, or that targets override",
    why =
        """
        The Prometheus Operator keeps the names of its own labels to itself, and logs `ignoring
        external label because it is a reserved key`. A label that a series has from its target goes
        before an external one: those series show up under another cluster.
        """,
    symptom =
        """
        The operator logs `ignoring external label because it is a reserved key` with the key. For
        a label of targets, some jobs of the cluster are under another name:
        `count by (cluster, job) (up)` in Thanos Query shows which. Nothing counts as failed.
        """,
    remedy =
        """
        Remove the label that is reserved, or rename the operator's with `replicaExternalLabelName`
        or `prometheusExternalLabelName`. Leave the cluster to the external labels, and give targets
        a label of another name.
        """,
    confidence =
        """
        Certain where the operator sets the label by itself and the resource is seen whole. Likely
        where its own label may be renamed by something unseen, or where scrape settings put the
        label on targets. Possible where whether those targets are scraped by this Prometheus is
        not known.
        """,
    settings = {CLUSTER_LABEL},
    sources = {
      "prometheus-operator 0.93.0, pkg/prometheus/promcfg.go, buildExternalLabels: its own "
          + "two labels come first",
      "Prometheus 3.16.0, storage/remote/queue_manager.go, processExternalLabels: a label "
          + "that the series has is kept"
    },
    severity = WARNING,
    stage = IDENTITY)
public final class IneffectiveExternalLabel implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    Map<String, List<TargetLabel>> targetLabels =
        fleet.targetLabels().stream()
            .collect(Collectors.groupingBy(target -> target.cluster().name()));
    for (Sender sender : fleet.senders()) {
      for (Label label : sender.externalLabels().labels()) {
        Stream.concat(
                ignored(label, sender, fleet).stream(),
                overriding(label, sender, fleet, targetLabels).stream()
                    .map(target -> overridden(label, target)))
            .map(problem -> ProblemScope.ofSender(problem, sender, sender))
            .forEach(out);
      }
    }
  }

  private static Optional<Problem> ignored(Label label, Sender sender, Fleet fleet) {
    boolean isReserved = sender.operatorLabels().contains(label.name());
    if (!isReserved || ClusterLabels.isEmpty(label) || saysTheSame(label, sender)) {
      return Optional.empty();
    }
    boolean isCluster = label.name().equals(fleet.clusterLabel());
    Problem problem =
        Problem.at(
            label,
            "the operator ignores this `%s`: it is the name of %s",
            label.name(),
            isCluster ? "a label of its own, which comes in its place" : "a label of its own");
    boolean mayBeRenamed =
        !sender.sight().whole()
            || sender.replicas().filter(r -> r.label() instanceof Value.Unknown).isPresent();
    return Optional.of(
        problem
            .withWeight(isCluster ? Weight.HEAVIER : Weight.USUAL)
            .atMost(mayBeRenamed ? Confidence.LIKELY : Confidence.CERTAIN));
  }

  /**
   * Tells whether the operator sets the same: the pod name, or {@code namespace/name} of the
   * resource.
   */
  private static boolean saysTheSame(Label label, Sender sender) {
    if (label.value() instanceof Value.Unknown<String> unknown) {
      return unknown.text().equals("$(POD_NAME)");
    }
    return label.value() instanceof Known<String> value
        && sender.name() instanceof Known<String> name
        && sender.namespace() instanceof Known<String> namespace
        && value.value().equals(namespace.value() + "/" + name.value());
  }

  private static List<TargetLabel> overriding(
      Label label, Sender sender, Fleet fleet, Map<String, List<TargetLabel>> targetLabels) {
    boolean isCluster = label.name().equals(fleet.clusterLabel());
    boolean mayArrive =
        sender.sends()
            && !sender.operatorLabels().contains(label.name())
            && !sender.remoteWrites().stream()
                .allMatch(write -> ClusterLabels.isSetBy(write, fleet));
    if (!isCluster || !mayArrive || !(label.value() instanceof Known<String> name)) {
      return List.of();
    }
    List<TargetLabel> others =
        targetLabels.getOrDefault(sender.cluster().name(), List.of()).stream()
            .filter(target -> target.name().equals(label.name()) && scrapesFor(sender, target))
            .filter(target -> !target.value().isKnown(name.value()))
            .toList();
    // What scrapes several clusters, as federation does, is right to name each of them.
    return names(others) > 1 ? List.of() : others;
  }

  private static long names(List<TargetLabel> labels) {
    return labels.stream()
        .map(TargetLabel::value)
        .filter(Known.class::isInstance)
        .map(value -> ((Known<String>) value).value())
        .distinct()
        .count();
  }

  private static boolean scrapesFor(Sender sender, TargetLabel target) {
    if (!target.kind().equals(sender.kind())) {
      return sender.isResource()
          && isMonitor(target)
          && SenderComparison.isOneCluster(sender.cluster(), target.cluster());
    }
    boolean isOneFile = sender.origin().span().file().equals(target.origin().span().file());
    return sender.unit().equals(target.unit()) && (isOneFile || sender.unit().form() == OVERLAY);
  }

  private static boolean isMonitor(TargetLabel target) {
    return target.kind().endsWith("Monitor")
        || target.kind().equals("Probe")
        || target.kind().equals("ScrapeConfig");
  }

  private static Problem overridden(Label label, TargetLabel target) {
    Problem problem =
        target.value() instanceof Known<String> other
            ? Problem.at(
                    target,
                    "%s gives its series `%s: %s`, which goes before the external label",
                    target.by(),
                    label.name(),
                    other.value())
                .atMost(Confidence.LIKELY)
            : Problem.at(
                    target,
                    "%s copies a `%s` from its targets, which goes before the external label",
                    target.by(),
                    label.name())
                .atMost(Confidence.POSSIBLE);
    return problem.see(label.value(), "the external label").atMost(target.sight().limit());
  }
}
