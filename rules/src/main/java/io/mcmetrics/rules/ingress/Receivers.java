package io.mcmetrics.rules.ingress;

import io.mcmetrics.model.Fleet;
import io.mcmetrics.network.Listener;
import io.mcmetrics.network.Listener.Purpose;
import io.mcmetrics.network.Network;
import io.mcmetrics.network.Program;
import io.mcmetrics.network.Service;
import io.mcmetrics.network.ServicePort;
import io.mcmetrics.network.Target;
import io.mcmetrics.network.Workload;
import io.mcmetrics.path.Backend;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;

/** Asks a network for what takes remote writes. */
final class Receivers {
  private Receivers() {}

  static boolean isReceive(Target target) {
    return target.program() == Program.THANOS_RECEIVE;
  }

  static boolean takesWrites(Target target) {
    return target.takes(Purpose.REMOTE_WRITE);
  }

  /** Returns the ports of the Services behind a name that lead to where remote writes are taken. */
  static List<ServicePort> writePorts(Backend backend, Fleet fleet) {
    List<ServicePort> right = new ArrayList<>();
    for (Service service : backend.services()) {
      right.addAll(writePorts(service, fleet.infrastructure().network()));
    }
    return right;
  }

  static List<ServicePort> writePorts(Service service, Network network) {
    return service.ports().stream()
        .filter(port -> network.targets(service, port).stream().anyMatch(Receivers::takesWrites))
        .toList();
  }

  static boolean runsReceive(Workload workload) {
    return workload.containers().stream()
        .anyMatch(container -> Program.of(container) == Program.THANOS_RECEIVE);
  }

  /** Tells whether each port that a program listens on is known. */
  static boolean knowsListeners(Target target) {
    List<Listener> all = Listener.of(target.container());
    return !all.isEmpty() && all.stream().allMatch(l -> l.port() instanceof Known<Integer>);
  }
}
