package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Listener;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Network;
import io.mcmetrics.path.Backend;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;

/** Finds what takes remote writes in a network. */
public final class ReceiverLookup {
  private ReceiverLookup() {}

  /** Tells whether Thanos Receive runs behind a port. */
  public static boolean isReceive(ContainerPort target) {
    return target.program() == Program.THANOS_RECEIVE;
  }

  /** Tells whether remote writes are taken at a port. */
  public static boolean takesWrites(ContainerPort target) {
    return target.takes(Purpose.REMOTE_WRITE);
  }

  /** Returns the ports of the Services behind a name that lead to where remote writes are taken. */
  public static List<ServicePort> writePorts(Backend backend, Fleet fleet) {
    List<ServicePort> right = new ArrayList<>();
    for (Service service : backend.services()) {
      right.addAll(writePorts(service, fleet.infrastructure().network()));
    }
    return right;
  }

  /** Returns the ports of a Service that lead to where remote writes are taken. */
  public static List<ServicePort> writePorts(Service service, Network network) {
    return service.ports().stream()
        .filter(
            port -> network.targets(service, port).stream().anyMatch(ReceiverLookup::takesWrites))
        .toList();
  }

  static boolean runsReceive(Workload workload) {
    return workload.containers().stream()
        .anyMatch(container -> Program.of(container) == Program.THANOS_RECEIVE);
  }

  /** Tells whether all ports that a program listens on are known. */
  static boolean knowsListeners(ContainerPort target) {
    List<Listener> all = Listener.of(target.container());
    return !all.isEmpty() && all.stream().allMatch(l -> l.port() instanceof Known<Integer>);
  }
}
