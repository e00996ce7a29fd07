package io.mcmetrics.path;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Network;
import io.mcmetrics.network.ServiceAddress;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of a Service and a port, asked for somewhere in a cluster.
 *
 * @param countsTargets whether whoever asks takes the port of the pods for that of the Service
 */
record ServiceLookup(
    ServiceAddress address,
    Value<String> port,
    Cluster cluster,
    Value<String> namespace,
    boolean countsTargets) {
  /** Aliases of aliases are followed so far; each further one would be a slip. */
  private static final int MOST_ALIASES = 3;

  Backend backend(Network network, Origin origin) {
    List<Service> services = network.services(address, cluster, namespace);
    List<ServicePort> ports = new ArrayList<>();
    List<ContainerPort> targets = new ArrayList<>();
    for (Service named : services) {
      Service service = aliased(named, network, MOST_ALIASES);
      if (port instanceof Known<String> wanted && isDirect(service)) {
        // A headless name leads to the pods themselves: no port of the Service counts.
        network.behind(service).stream()
            .flatMap(workload -> Network.target(workload, wanted.value()).stream())
            .forEach(targets::add);
        service.port(wanted.value()).ifPresent(ports::add);
      } else {
        portOf(service).ifPresent(ports::add);
        portOf(service).ifPresent(p -> targets.addAll(network.targets(service, p)));
      }
    }
    return new Backend(address, port, cluster, namespace, services, ports, targets, origin);
  }

  /** Returns the Service that one of type ExternalName stands for, if that is one of the tree. */
  private Service aliased(Service service, Network network, int aliases) {
    if (aliases == 0
        || !service.type().isKnown("ExternalName")
        || !(service.externalName() instanceof Known<String> other)) {
      return service;
    }
    List<Service> meant =
        ServiceAddress.parse(other.value()).filter(ServiceAddress::isCertain).stream()
            .flatMap(to -> network.services(to, service.cluster(), service.namespace()).stream())
            .toList();
    return meant.size() == 1 ? aliased(meant.get(0), network, aliases - 1) : service;
  }

  private boolean isDirect(Service service) {
    return service.isHeadless() || !address.pod().isEmpty();
  }

  /** A port that is left out is the only one there is (OpenShift's Route), or none. */
  private Optional<ServicePort> portOf(Service service) {
    if (!(port instanceof Known<String> wanted)) {
      return service.ports().size() == 1 ? Optional.of(service.ports().get(0)) : Optional.empty();
    }
    Optional<ServicePort> own = service.port(wanted.value());
    return own.isPresent() || !countsTargets
        ? own
        : service.ports().stream().filter(p -> p.target().isKnown(wanted.value())).findFirst();
  }
}
