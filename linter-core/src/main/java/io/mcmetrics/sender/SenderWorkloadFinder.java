package io.mcmetrics.sender;

import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.Network;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Value.Unknown;
import java.util.List;
import java.util.Optional;

/** Finds what runs the pods of a sender. */
public final class SenderWorkloadFinder {
  /** What operators put before the name of a resource to name its pods. */
  private static final List<String> PREFIXES = List.of("prometheus-", "prom-agent-", "vmagent-");

  private SenderWorkloadFinder() {}

  /** Returns it; empty if it is not in the tree, or if several may be it. */
  public static Optional<Workload> find(Sender sender, Network network) {
    List<Workload> found =
        network.workloads().stream()
            .filter(workload -> workload.cluster().name().equals(sender.cluster().name()))
            .filter(workload -> isBeside(workload, sender))
            .filter(workload -> runs(workload, sender))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** A file says nothing of its namespace: whatever is the only one in the cluster runs it. */
  private static boolean isBeside(Workload workload, Sender sender) {
    boolean isAnywhere = !sender.isResource() && sender.namespace() instanceof Absent<String>;
    return isAnywhere || isSame(workload.namespace(), sender.namespace());
  }

  private static boolean runs(Workload workload, Sender sender) {
    if (sender.isResource()) {
      return workload.kind().equals(sender.kind()) && isMadeOf(workload.name(), sender.name());
    }
    // A file of Prometheus is that of the only one beside it; an operator writes its own.
    return !workload.kind().startsWith("Prometheus")
        && workload.containers().stream()
            .anyMatch(container -> Program.of(container) == Program.PROMETHEUS);
  }

  private static boolean isMadeOf(Value<String> pods, Value<String> resource) {
    return resource instanceof Known<String> name
        ? PREFIXES.stream().anyMatch(prefix -> pods.isKnown(prefix + name.value()))
        : isSame(pods, resource);
  }

  private static boolean isSame(Value<String> one, Value<String> other) {
    if (one instanceof Known<String> known) {
      return other.isKnown(known.value());
    }
    return one instanceof Unknown<String> open
        ? other instanceof Unknown<String> second && second.text().equals(open.text())
        : other instanceof Absent<String>;
  }
}
