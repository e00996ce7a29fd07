package io.mcmetrics.path;

import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Network;
import io.mcmetrics.network.ServiceAddress;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.StoreAddress;
import io.mcmetrics.thanos.StoreAddress.Lookup;
import io.mcmetrics.thanos.Thanos;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** What the queriers of a fleet ask. A workload is found again, not made again. */
public final class QueriedStores {
  private final List<ResolvedStore> reaches;
  private final IdentityHashMap<Workload, List<ResolvedStore>> asking = new IdentityHashMap<>();
  private final IdentityHashMap<Workload, List<Component>> answering = new IdentityHashMap<>();

  private QueriedStores(List<ResolvedStore> reaches, Thanos thanos) {
    this.reaches = List.copyOf(reaches);
    for (ResolvedStore reach : reaches) {
      for (ContainerPort target : reach.resolution().targets()) {
        if (target.takes(Purpose.GRPC)) {
          addNew(reach, asking.computeIfAbsent(target.workload(), any -> new ArrayList<>()));
        }
      }
    }
    for (Component component : thanos.components()) {
      if (component.program() == Program.THANOS_QUERY
          || component.program() == Program.THANOS_QUERY_FRONTEND) {
        answering.computeIfAbsent(component.workload(), any -> new ArrayList<>()).add(component);
      }
    }
  }

  /** Whoever is reached by several ports is reached once; all of one address come in a row. */
  @SuppressWarnings("ReferenceEquality") // What is equal may still be there twice.
  private static void addNew(ResolvedStore reach, List<ResolvedStore> known) {
    if (known.isEmpty() || known.get(known.size() - 1) != reach) {
      known.add(reach);
    }
  }

  static QueriedStores of(Thanos thanos, Resolver resolver, Network network) {
    List<ResolvedStore> reaches = new ArrayList<>();
    for (Querier querier : thanos.queriers()) {
      for (StoreAddress address : querier.stores()) {
        reaches.add(
            new ResolvedStore(querier, address, resolution(querier, address, resolver, network)));
      }
    }
    return new QueriedStores(reaches, thanos);
  }

  private static Resolution resolution(
      Querier querier, StoreAddress address, Resolver resolver, Network network) {
    Workload asking = querier.component().workload();
    Value<String> written = new Value.Known<>(address.written(), address.origin());
    Optional<ServiceAddress> service = ServiceAddress.parse(address.host());
    if (service.isEmpty()) {
      return new Resolution(written, UrlTarget.OUTSIDE, List.of(), List.of());
    }
    Backend backend =
        resolver.backend(
            service.get(), port(address), asking.cluster(), asking.namespace(), address.origin());
    if (address.lookup() == Lookup.SERVICE_RECORD) {
      backend = recorded(backend, address, network);
    }
    boolean isInside = service.get().isCertain() || !backend.services().isEmpty();
    return new Resolution(
        written,
        isInside ? UrlTarget.INSIDE : UrlTarget.OUTSIDE,
        List.of(),
        isInside ? List.of(backend) : List.of());
  }

  private static Value<String> port(StoreAddress address) {
    String port = address.lookup() == Lookup.SERVICE_RECORD ? address.portName() : address.port();
    return port.isEmpty()
        ? new Value.Absent<>(address.origin())
        : new Value.Known<>(port, address.origin());
  }

  /**
   * A record is of the ports of a Service by their names, and leads where these lead, unless a port
   * is given with it; without a name it is of all of them (Kubernetes, "DNS-Based Service
   * Discovery").
   */
  private static Backend recorded(Backend backend, StoreAddress address, Network network) {
    List<ServicePort> ports = new ArrayList<>();
    List<ContainerPort> targets = new ArrayList<>();
    for (Service service : backend.services()) {
      for (ServicePort port : service.ports()) {
        if (!address.portName().isEmpty() && !port.name().isKnown(address.portName())) {
          continue;
        }
        ports.add(port);
        if (address.port().isEmpty()) {
          targets.addAll(network.targets(service, port));
        } else {
          network.behind(service).stream()
              .flatMap(workload -> Network.target(workload, address.port()).stream())
              .forEach(targets::add);
        }
      }
    }
    return new Backend(
        backend.address(),
        backend.port(),
        backend.asking(),
        backend.namespace(),
        backend.services(),
        ports,
        targets,
        backend.origin());
  }

  /** Returns each address of each querier, in their order. */
  public List<ResolvedStore> reaches() {
    return reaches;
  }

  /** Returns the addresses by which pods are asked for their series, by gRPC. */
  public List<ResolvedStore> of(Workload workload) {
    return List.copyOf(asking.getOrDefault(workload, List.of()));
  }

  /** Returns the queriers that find the series of some pods, be it by asking other queriers. */
  @SuppressWarnings("ReferenceEquality") // A querier is found again, not made again.
  public List<Querier> queriersOf(Workload workload) {
    List<Querier> found = new ArrayList<>();
    List<Workload> asked = new ArrayList<>(List.of(workload));
    for (int i = 0; i < asked.size(); i++) {
      for (ResolvedStore reach : of(asked.get(i))) {
        if (found.stream().noneMatch(known -> known == reach.querier())) {
          found.add(reach.querier());
          asked.add(reach.querier().component().workload());
        }
      }
    }
    return found;
  }

  /** Returns the queriers that are asked by others, or by a frontend, at the end of a URL. */
  List<Component> querying(List<ContainerPort> targets) {
    List<Component> found = new ArrayList<>();
    for (ContainerPort target : targets) {
      found.addAll(answering.getOrDefault(target.workload(), List.of()));
    }
    return found;
  }
}
