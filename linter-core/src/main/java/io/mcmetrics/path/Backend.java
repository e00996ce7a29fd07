package io.mcmetrics.path;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.ServiceAddress;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.List;

/**
 * The Services and container ports to which the name of a Service leads.
 *
 * @param address the name, as far as it is known
 * @param port the requested port, by number or by name
 * @param clientCluster the cluster in which the name is resolved
 * @param clientNamespace the namespace of the client
 * @param services the Services that the name may mean
 * @param ports the ports of these Services that the requested port means
 * @param targets the ports of containers to which they lead
 * @param origin where the name is written
 */
public record Backend(
    ServiceAddress address,
    Value<String> port,
    Cluster clientCluster,
    Value<String> clientNamespace,
    List<Service> services,
    List<ServicePort> ports,
    List<ContainerPort> targets,
    Origin origin)
    implements Located {
  /** Keeps its own lists. */
  public Backend {
    services = List.copyOf(services);
    ports = List.copyOf(ports);
    targets = List.copyOf(targets);
  }

  /** Returns the targets at which a program runs. */
  List<ContainerPort> targets(Program program) {
    return targets.stream().filter(target -> target.program() == program).toList();
  }

  /** Tells whether one of the targets serves a protocol. */
  public boolean takes(Purpose purpose) {
    return targets.stream().anyMatch(target -> target.takes(purpose));
  }
}
