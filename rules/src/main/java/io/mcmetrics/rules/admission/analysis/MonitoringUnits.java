package io.mcmetrics.rules.admission.analysis;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import java.util.HashSet;
import java.util.Set;

/**
 * The units that metrics pass: with a sender, a route to what is sent to, or a program for metrics.
 * What is wrong with other objects is left to those who check all manifests.
 */
final class MonitoringUnits {
  private final Set<Unit> units = new HashSet<>();

  private MonitoringUnits() {}

  /** Returns those of a fleet. */
  static MonitoringUnits of(Fleet fleet) {
    MonitoringUnits found = new MonitoringUnits();
    fleet.senders().forEach(sender -> found.units.add(sender.unit()));
    for (Workload workload : fleet.infrastructure().network().workloads()) {
      if (workload.containers().stream().anyMatch(c -> Program.of(c) != Program.OTHER)) {
        found.units.add(workload.unit());
      }
    }
    return found;
  }

  /** Tells whether a document is deployed with one of them. */
  boolean have(Document document) {
    return units.contains(document.unit());
  }
}
