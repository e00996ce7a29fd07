package io.mcmetrics.rules.admission;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.ASIDE;

import com.google.auto.service.AutoService;
import io.mcmetrics.admission.AcceptedObject;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.LabelSelector;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.admission.analysis.MonitorSelection;
import io.mcmetrics.rules.admission.analysis.MonitoredPorts;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.NamedValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags monitors that no Prometheus of their cluster selects, or that find no port. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a monitor that no Prometheus selects, or that finds no port",
    why =
        """
        The object is there, nothing complains, and its target is in no list of targets: the metrics
        of this application are missing for this cluster alone. kube-prometheus-stack selects what
        has the label `release` of its own release, unless it is told otherwise.
        """,
    symptom =
        """
        The target is not among `/targets` of Prometheus, and `up` has no series of it: not 0, none at all. The
        operator logs nothing, since what is not selected is none of its business; dashboards of the
        application say `No data`.
        """,
    remedy =
        """
        Give the monitor the labels of the selector, or set `serviceMonitorSelectorNilUsesHelmValues`
        and its like to `false`. A `port` is the name of a port of the Service, not its number.
        """,
    confidence =
        """
        Likely where every Prometheus of the cluster in the tree leaves it out, since there may be
        another one outside of it.
        """,
    sources = {
      "prometheus-operator 0.86, pkg/prometheus/resource_selector.go: a selector that "
          + "is not there selects nothing",
      "kube-prometheus-stack 75.6.1, templates/prometheus/prometheus.yaml: without a "
          + "selector in values it is the label `release`"
    },
    severity = WARNING,
    stage = ASIDE)
public final class MonitorNotSelected implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<AcceptedObject> objects = fleet.admission().accepted("monitoring.coreos.com");
    List<AcceptedObject> prometheuses =
        objects.stream().filter(object -> isPrometheus(object.document())).toList();
    MonitoredPorts ports = MonitoredPorts.in(fleet);
    for (AcceptedObject object : objects) {
      if (MonitorSelection.isMonitor(object.document())) {
        Optional<Problem> unselected =
            readByOthers(fleet, object.cluster())
                ? Optional.empty()
                : unselected(object, prometheuses);
        unselected
            .or(() -> ports.missing(object))
            .map(problem -> problem.affecting(object.cluster().name()))
            .map(problem -> problem.concerning(object.document()))
            .map(problem -> problem.atMost(object.document().sight().limit()))
            .ifPresent(out);
      }
    }
  }

  private static boolean isPrometheus(Document document) {
    return document.kind().equals("Prometheus") || document.kind().equals("PrometheusAgent");
  }

  /** Others read monitors as well: the operator of VictoriaMetrics, Alloy, and the collector. */
  private static boolean readByOthers(Fleet fleet, Cluster cluster) {
    return fleet.senders().stream()
        .filter(sender -> !sender.isPrometheus())
        .map(Sender::cluster)
        .anyMatch(cluster::mayBeSameAs);
  }

  private static Optional<Problem> unselected(
      AcceptedObject monitor, List<AcceptedObject> prometheuses) {
    List<MonitorSelection> selections =
        prometheuses.stream()
            .filter(one -> one.cluster().mayBeSameAs(monitor.cluster()))
            .flatMap(one -> MonitorSelection.of(one).stream())
            .toList();
    boolean isBeside =
        prometheuses.stream()
            .anyMatch(one -> one.cluster().name().equals(monitor.cluster().name()));
    if (!isBeside
        || selections.stream().anyMatch(one -> one.selects(monitor.document()) != Answer.NO)) {
      return Optional.empty();
    }
    MonitorSelection first = selections.get(0);
    Problem problem =
        Problem.at(
                place(monitor.document()),
                "no Prometheus selects this %s: `%s` %s",
                monitor.document().kind(),
                first.prometheus().name().written(),
                words(first, monitor.document()))
            .atMost(Confidence.LIKELY);
    return Optional.of(
        problem.see(
            first.selector(monitor.document()).map(Located.class::cast).orElse(first.prometheus()),
            "what it selects"));
  }

  private static Located place(Document monitor) {
    return monitor
        .at("metadata", "labels")
        .or(() -> monitor.at("metadata", "name"))
        .map(Located.class::cast)
        .orElse(monitor);
  }

  private static String words(MonitorSelection selection, Document monitor) {
    Optional<LabelSelector> selector = selection.selector(monitor);
    if (selector.isEmpty()) {
      return "has no selector for it";
    }
    Optional<LabelSelector.Requirement> missed =
        selector.get().requirements().stream()
            .filter(requirement -> isMissed(requirement, monitor))
            .findFirst();
    return missed
        .map(
            requirement ->
                "asks for the label `%s`%s".formatted(requirement.key(), values(requirement)))
        .orElse("is in another namespace, and has no selector of namespaces");
  }

  private static boolean isMissed(LabelSelector.Requirement requirement, Document monitor) {
    LabelSelector alone = new LabelSelector(List.of(requirement), true, monitor.origin());
    return alone.selects(NamedValue.in(monitor.root().mappingAt("metadata", "labels")), Answer.NO)
        == Answer.NO;
  }

  private static String values(LabelSelector.Requirement requirement) {
    return requirement.values().size() == 1
        ? " with the value `" + requirement.values().get(0).written() + "`"
        : "";
  }
}
