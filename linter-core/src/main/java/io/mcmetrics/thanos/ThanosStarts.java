package io.mcmetrics.thanos;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.inventory.HostProgram;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.HostWorkloads;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds what keeps the components of Thanos from starting. */
public final class ThanosStarts {
  private ThanosStarts() {}

  /** Returns the components that something keeps from starting, with what does. */
  public static Map<Component, List<StartFault>> of(
      Thanos thanos,
      List<Document> documents,
      Function<Document, Cluster> clusterOf,
      List<HostProgram> programs) {
    MountedFileContents files = MountedFileContents.of(documents, clusterOf);
    Map<Component, List<StartFault>> found = new LinkedHashMap<>();
    List<Component> components = new ArrayList<>(thanos.components());
    for (HostProgram program : programs) {
      Workload workload =
          HostWorkloads.of(program, clusterOf.apply(HostWorkloads.document(program)));
      Container container = workload.containers().get(0);
      Component component = new Component(Program.of(container), workload, container);
      if (ThanosReader.isThanos(component.program())) {
        components.add(component);
      }
    }
    for (Component component : components) {
      List<StartFault> faults = new ArrayList<>(ComponentFlagCheck.faults(component));
      faults.addAll(ComponentPartnerCheck.faults(component));
      faults.addAll(new ComponentFileCheck(component, files).faults());
      if (!faults.isEmpty()) {
        found.put(component, List.copyOf(faults));
      }
    }
    return found;
  }
}
