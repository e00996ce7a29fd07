package io.mcmetrics.thanos;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
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
      Thanos thanos, List<Document> documents, Function<Document, Cluster> clusterOf) {
    MountedFileContents files = MountedFileContents.of(documents, clusterOf);
    Map<Component, List<StartFault>> found = new LinkedHashMap<>();
    for (Component component : thanos.components()) {
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
