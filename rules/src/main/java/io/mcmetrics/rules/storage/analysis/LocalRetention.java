package io.mcmetrics.rules.storage.analysis;

import io.mcmetrics.admission.AcceptedObject;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.storage.StorageUse;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;

/**
 * How long what writes to a bucket keeps samples on its own disk: a receiver 15 days if it is not
 * told otherwise, as Prometheus does, and a Prometheus of the operator one day (thanos,
 * cmd/thanos/receive.go; prometheus, cmd/prometheus/main.go; prometheus-operator, api/v1).
 */
public final class LocalRetention {
  private final List<AcceptedObject> prometheuses;

  private LocalRetention(List<AcceptedObject> prometheuses) {
    this.prometheuses = prometheuses;
  }

  /** Prepares to tell it of the components of a fleet. */
  public static LocalRetention in(Fleet fleet) {
    return new LocalRetention(
        fleet.admission().accepted("monitoring.coreos.com").stream()
            .filter(object -> object.document().kind().equals("Prometheus"))
            .toList());
  }

  /** Returns the setting of a component, or its default at the place of the component. */
  public Value<String> of(StorageUse use) {
    Component component = use.component();
    return switch (component.program()) {
      case THANOS_RECEIVE -> given(component.commandLine().last("tsdb.retention"), "15d");
      case THANOS_SIDECAR -> ofPrometheus(component.workload());
      default -> unknown(component.workload());
    };
  }

  private Value<String> ofPrometheus(Workload workload) {
    if (workload.kind().equals("Prometheus")) {
      return prometheuses.stream()
          .filter(object -> object.document().unit().equals(workload.unit()))
          .filter(
              object -> workload.name().isKnown("prometheus-" + object.document().name().written()))
          .findFirst()
          .map(object -> object.document().text("spec", "retention"))
          .map(retention -> given(retention, "24h"))
          .orElse(unknown(workload));
    }
    for (Container container : workload.containers()) {
      if (Program.of(container) == Program.PROMETHEUS) {
        return given(container.commandLine().last("storage.tsdb.retention.time"), "15d");
      }
    }
    return unknown(workload);
  }

  private static Value<String> unknown(Workload workload) {
    return new Value.Unknown<>("", workload.origin());
  }

  private static Value<String> given(Value<String> setting, String otherwise) {
    return setting instanceof Absent<String> || setting.isKnown("")
        ? new Known<>(otherwise, setting.origin())
        : setting;
  }
}
