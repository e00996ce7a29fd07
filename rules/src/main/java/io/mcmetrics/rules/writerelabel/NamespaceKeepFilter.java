package io.mcmetrics.rules.writerelabel;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.RELABEL;
import static io.mcmetrics.rule.Setting.REQUIRED_METRICS;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.writerelabel.analysis.AffectedDashboards;
import io.mcmetrics.rules.writerelabel.analysis.FilterSeverity;
import io.mcmetrics.rules.writerelabel.analysis.NamespaceLoss;
import io.mcmetrics.rules.writerelabel.analysis.OtherDestinations;
import io.mcmetrics.sender.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Flags filters by namespace that lose more than the workloads of other namespaces. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a filter by namespace that loses what belongs to no workload",
    why =
        """
        A series has the namespace of its target: what an exporter says of nodes and of the whole
        cluster goes by where the exporter runs, and what recording rules sum up has none. Panels of
        nodes and of clusters stay empty, though nobody meant to leave them out.
        """,
    symptom =
        """
        `count by (namespace) ({cluster="seoul"})` in Thanos Query lists the kept namespaces only,
        and no line without one. Panels of nodes, of the control plane and of recording rules say
        "No data" for this cluster. Nothing is logged;
        `prometheus_remote_storage_samples_dropped_total{reason="dropped_series"}` grows.
        """,
    remedy =
        """
        Drop the namespaces that cost too much, instead of keeping the others; or let the empty value
        pass, as in `|kube-system|monitoring`, and list the namespaces of the exporters.
        """,
    confidence =
        """
        Likely where a release of the whole stack filters by namespace, since that is for all of
        the cluster. Possible elsewhere, where it may be for one tenant. Never certain: somebody
        may want no more.
        """,
    settings = {REQUIRED_METRICS},
    sources = {
      "prometheus-operator 0.93.0, pkg/prometheus/promcfg.go: each target of a monitor gets "
          + "the namespace of what is scraped",
      "Prometheus 3.16.0, model/relabel/relabel.go: a label that is missing is the empty text",
      "Prometheus 3.16.0, storage/remote/queue_manager.go, Append: a dropped series counts "
          + "with the reason `dropped_series`"
    },
    severity = WARNING,
    stage = RELABEL)
public final class NamespaceKeepFilter implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (Destination destination : fleet.destinations(sender)) {
        List<RelabelRule> filters = NamespaceLoss.filters(destination);
        // Of several remote writes, one may send what another leaves out.
        if (filters.isEmpty()
            || destination.writes().size() > 1
            || FilterSeverity.isReportedAsAWhole(destination)
            || !OtherDestinations.than(destination, fleet).destinations().isEmpty()) {
          continue;
        }
        for (RelabelRule filter : filters) {
          NamespaceLoss loss = NamespaceLoss.by(filter, destination);
          if (!loss.isNone()) {
            out.accept(problem(filter, loss, sender));
          }
        }
      }
    }
  }

  private static Problem problem(RelabelRule filter, NamespaceLoss loss, Sender sender) {
    List<String> lost = new ArrayList<>();
    if (!loss.withoutNamespace().isEmpty()) {
      lost.add(
          "%d metrics without a namespace (%s)"
              .formatted(
                  loss.withoutNamespace().size(),
                  AffectedDashboards.some(List.copyOf(loss.withoutNamespace()))));
    }
    if (!loss.exporters().isEmpty()) {
      lost.add("all of %s".formatted(AffectedDashboards.some(loss.exporters())));
    }
    if (filter.action() == RelabelAction.KEEP) {
      lost.add("all other namespaces");
    }
    return Problem.at(
            filter,
            "this filter by namespace loses %s: %d metrics that dashboards show",
            String.join(", ", lost),
            loss.shown().size())
        // A release of the whole stack is for the whole cluster; others may be for one tenant.
        .atMost(sender.sight().sketch() ? Confidence.LIKELY : Confidence.POSSIBLE)
        .atMost(sender.sight().limit())
        .affecting(sender.cluster().name())
        .concerning(sender);
  }
}
