package io.mcmetrics.rules.admission.analysis;

import io.mcmetrics.admission.AcceptedObject;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.operator.configuration.MonitorCheck;
import io.mcmetrics.operator.configuration.OperatorFault;
import io.mcmetrics.operator.configuration.PrometheusCheck;
import io.mcmetrics.operator.configuration.RuleGroupsCheck;
import java.util.ArrayList;
import java.util.List;

/**
 * A resource of prometheus-operator to which the operator objects.
 *
 * @param faults what it objects to
 */
public record OperatedObject(Document document, Cluster cluster, List<OperatorFault> faults) {
  /** Keeps its own list. */
  public OperatedObject {
    faults = List.copyOf(faults);
  }

  /** Returns those in a fleet to which the operator objects, in the order of their documents. */
  public static List<OperatedObject> in(Fleet fleet) {
    List<AcceptedObject> accepted = fleet.admission().accepted("monitoring.coreos.com");
    List<AcceptedObject> prometheuses =
        accepted.stream().filter(object -> isPrometheus(object.document())).toList();
    List<OperatedObject> found = new ArrayList<>();
    for (AcceptedObject object : accepted) {
      List<OperatorFault> faults = faults(object, prometheuses);
      if (!faults.isEmpty()) {
        found.add(new OperatedObject(object.document(), object.cluster(), faults));
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
