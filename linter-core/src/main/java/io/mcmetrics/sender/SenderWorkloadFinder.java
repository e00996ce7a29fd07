package io.mcmetrics.sender;

import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.ValueEquality;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.Network;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;

/** Finds the workload that runs a sender. */
public final class SenderWorkloadFinder {
  /** The prefixes by which operators make the name of a workload of that of a resource. */
  private static final List<String> PREFIXES = List.of("prometheus-", "prom-agent-", "vmagent-");

  private SenderWorkloadFinder() {}

  /** Returns the workload; empty if it is not in the tree, or if several may be the one. */
  public static Optional<Workload> find(Sender sender, Network network) {
    List<Workload> found =
        network.workloads(sender.cluster()).stream()
            .filter(workload -> mayBeInNamespaceOf(workload, sender))
            .filter(workload -> runs(workload, sender))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * A prometheus.yml names no namespace: the only Prometheus of the cluster is taken for its own.
   */
  private static boolean mayBeInNamespaceOf(Workload workload, Sender sender) {
    boolean isAnywhere = !sender.isResource() && sender.namespace() instanceof Absent<String>;
    return isAnywhere || ValueEquality.areWrittenAlike(workload.namespace(), sender.namespace());
  }

  private static boolean runs(Workload workload, Sender sender) {
    if (sender.kind().equals(workload.kind()) && !sender.isResource()) {
      return ValueEquality.areWrittenAlike(workload.name(), sender.name());
    }
    if (!sender.isResource() && !sender.isPrometheus()) {
      return false;
    }
    if (sender.isResource()) {
      return workload.kind().equals(sender.kind()) && isNamedAfter(workload.name(), sender.name());
    }
    // A Prometheus of the operator does not read it: the operator generates its configuration.
    return !workload.kind().startsWith("Prometheus")
        && workload.containers().stream()
            .anyMatch(container -> Program.of(container) == Program.PROMETHEUS);
  }

  private static boolean isNamedAfter(Value<String> pods, Value<String> resource) {
    return resource instanceof Known<String> name
        ? PREFIXES.stream().anyMatch(prefix -> pods.isKnown(prefix + name.value()))
        : ValueEquality.areWrittenAlike(pods, resource);
  }
}
