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
 * A lookup of a Service by its name and a port, in a cluster.
 *
 * @param countsTargets whether the port may also be one of the pods
 * @param isByDns whether the name is resolved by DNS: controllers of routes read the endpoints of
 *     the Service instead, be it headless or not
 */
record ServiceLookup(
    ServiceAddress address,
    Value<String> port,
    Cluster cluster,
    Value<String> namespace,
    boolean countsTargets,
    boolean isByDns) {
  /** How many aliases are followed: more of them in a row are taken for a loop. */
  private static final int MOST_ALIASES = 3;

  Backend backend(Network network, Origin origin) {
    List<Service> services = network.services(address, cluster, namespace);
    List<ServicePort> ports = new ArrayList<>();
    List<ContainerPort> targets = new ArrayList<>();
    for (Service named : services) {
      Service service = aliased(named, network, MOST_ALIASES);
      if (port instanceof Known<String> wanted && isDirect(service)) {
        // A headless name resolves to the pods: their ports count, and not those of the Service.
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

  /** Returns the Service of which one of type ExternalName is an alias, if it is in the tree. */
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
    return isByDns && (service.isHeadless() || !address.pod().isEmpty());
  }

  /** A port that is left out means the only port of the Service (Route of OpenShift), or none. */
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
