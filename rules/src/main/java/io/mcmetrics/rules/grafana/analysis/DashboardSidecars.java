package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sidecars that look for dashboards in ConfigMaps (kiwigrid/k8s-sidecar): by a label, and by
 * its value if there is one to look for.
 */
public final class DashboardSidecars {
  private record Sidecar(Cluster cluster, Value<String> label, Optional<Value<String>> value) {}

  private final List<Sidecar> sidecars = new ArrayList<>();

  private DashboardSidecars() {}

  /** Returns those of a fleet. */
  public static DashboardSidecars in(Fleet fleet) {
    DashboardSidecars found = new DashboardSidecars();
    for (Workload workload : fleet.infrastructure().network().workloads()) {
      for (Container container : workload.containers()) {
        Optional<NamedValue> label = NamedValue.find(container.environment(), "LABEL");
        boolean looks = container.name().written().contains("dashboard");
        if (looks && label.isPresent()) {
          found.sidecars.add(
              new Sidecar(
                  workload.cluster(),
                  label.get().value(),
                  NamedValue.find(container.environment(), "LABEL_VALUE").map(NamedValue::value)));
        }
      }
    }
    return found;
  }

  /**
   * Returns what a ConfigMap with some labels should have, if no sidecar of its cluster takes it.
   */
  public Optional<String> missed(List<NamedValue> labels, Cluster cluster) {
    List<Sidecar> near =
        sidecars.stream().filter(sidecar -> sidecar.cluster().mayBeSameAs(cluster)).toList();
    boolean isTaken = near.stream().anyMatch(sidecar -> mayTake(sidecar, labels));
    return near.isEmpty() || isTaken
        ? Optional.empty()
        : Optional.of(
            near.get(0).label().written()
                + near.get(0).value().map(value -> ": \"" + value.written() + "\"").orElse(""));
  }

  private static boolean mayTake(Sidecar sidecar, List<NamedValue> labels) {
    if (sidecar.label() instanceof Value.Unknown<String>) {
      return true;
    }
    Optional<NamedValue> own = NamedValue.find(labels, sidecar.label().written());
    if (own.isEmpty()) {
      return false;
    }
    return sidecar.value().isEmpty()
        || sidecar.value().get() instanceof Value.Unknown<String>
        || own.get().value() instanceof Value.Unknown<String>
        || sidecar.value().get().written().isEmpty()
        || own.get().value().written().equals(sidecar.value().get().written());
  }
}
