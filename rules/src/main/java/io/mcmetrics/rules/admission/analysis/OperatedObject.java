package io.mcmetrics.rules.admission.analysis;

import io.mcmetrics.admission.AcceptedObject;
import io.mcmetrics.cluster.ByCluster;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.operator.configuration.MonitorCheck;
import io.mcmetrics.operator.configuration.OperatorFault;
import io.mcmetrics.operator.configuration.PrometheusCheck;
import io.mcmetrics.operator.configuration.RuleGroupsCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A resource of prometheus-operator to which the operator objects.
 *
 * @param faults what it objects to
 * @param limit how sure it can be that the operator reads it at all
 */
public record OperatedObject(
    Document document, Cluster cluster, List<OperatorFault> faults, Confidence limit) {
  /** The kinds for which prometheus-operator makes configurations of the others. */
  private static final Set<String> EVALUATING =
      Set.of("Prometheus", "PrometheusAgent", "ThanosRuler");

  /** Keeps its own list. */
  public OperatedObject {
    faults = List.copyOf(faults);
  }

  /** Returns those in a fleet to which the operator objects, in the order of their documents. */
  public static List<OperatedObject> in(Fleet fleet) {
    List<AcceptedObject> accepted = fleet.admission().accepted("monitoring.coreos.com");
    List<AcceptedObject> prometheuses =
        accepted.stream().filter(object -> isPrometheus(object.document())).toList();
    ByCluster<AcceptedObject> evaluating =
        ByCluster.of(
            accepted.stream()
                .filter(object -> EVALUATING.contains(object.document().kind()))
                .toList(),
            AcceptedObject::cluster);
    // Where nothing is seen of a Prometheus, the operator of VictoriaMetrics makes something else
    // of rules and monitors (VictoriaMetrics operator 0.66, docs/integrations/prometheus.md). It
    // reads MetricsQL, which allows more than PromQL.
    boolean isForOther = !fleet.admission().accepted("operator.victoriametrics.com").isEmpty();
    List<OperatedObject> found = new ArrayList<>();
    for (AcceptedObject object : accepted) {
      boolean isRead = !evaluating.mayBeIn(object.cluster()).isEmpty();
      List<OperatorFault> faults = isRead || !isForOther ? faults(object, prometheuses) : List.of();
      if (!faults.isEmpty()) {
        Confidence limit = isRead ? Confidence.CERTAIN : Confidence.LIKELY;
        found.add(new OperatedObject(object.document(), object.cluster(), faults, limit));
      }
    }
    return found;
  }

  private static boolean isPrometheus(Document document) {
    return document.kind().equals("Prometheus") || document.kind().equals("PrometheusAgent");
  }

  private static List<OperatorFault> faults(
      AcceptedObject object, List<AcceptedObject> prometheuses) {
    Document document = object.document();
    return switch (document.kind()) {
      case "Prometheus", "PrometheusAgent" -> PrometheusCheck.faults(document);
      case "PrometheusRule" -> RuleGroupsCheck.faults(document);
      case "ServiceMonitor", "PodMonitor", "Probe", "ScrapeConfig" ->
          MonitorCheck.faults(
              document,
              prometheuses.stream()
                  .filter(one -> one.cluster().mayBeSameAs(object.cluster()))
                  .map(AcceptedObject::document)
                  .toList());
      default -> List.of();
    };
  }
}
