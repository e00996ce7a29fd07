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

/** The stores that the queriers of a fleet query. Each workload is one object. */
public final class QueriedStores {
  /** The path of a call (thanos, pkg/store/storepb/rpc.proto). */
  static final String CALL = "/thanos.Store/Series";

  private final List<ResolvedStore> resolvedStores;
  private final IdentityHashMap<Workload, List<ResolvedStore>> asking = new IdentityHashMap<>();
  private final IdentityHashMap<Workload, List<Component>> answering = new IdentityHashMap<>();

  private QueriedStores(List<ResolvedStore> reaches, Thanos thanos) {
    this.resolvedStores = List.copyOf(reaches);
    for (ResolvedStore store : reaches) {
      if (store.address().isUrl()) {
        continue;
      }
      for (ContainerPort target : store.resolution().targets()) {
        if (target.takes(Purpose.GRPC)) {
          addNew(store, asking.computeIfAbsent(target.workload(), any -> new ArrayList<>()));
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

  /** A workload with several ports is added once; the targets of one address come in a row. */
  @SuppressWarnings("ReferenceEquality") // Two that are equal are still two.
  private static void addNew(ResolvedStore store, List<ResolvedStore> known) {
    if (known.isEmpty() || known.get(known.size() - 1) != store) {
      known.add(store);
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
      return fromOutside(querier, address, resolver);
    }
    Backend backend =
        resolver.backend(
            service.get(), port(address), asking.cluster(), asking.namespace(), address.origin());
    if (address.lookup() == Lookup.SERVICE_RECORD) {
      backend = recorded(backend, address, network);
    }
    boolean isInside = service.get().isCertain() || !backend.services().isEmpty();
    return isInside
        ? new Resolution(written, UrlTarget.INSIDE, List.of(), List.of(backend))
        : fromOutside(querier, address, resolver);
  }

  /**
   * A name of the world outside may be the host of a route, or of a Service that is open to it; a
   * call of the Store API is a request to a path of its own.
   */
  private static Resolution fromOutside(Querier querier, StoreAddress address, Resolver resolver) {
    Workload asking = querier.component().workload();
    String port = address.port().isEmpty() ? "" : ":" + address.port();
    Value<String> call =
        new Value.Known<>("grpc://" + address.host() + port + CALL, address.origin());
    Resolution found = resolver.resolve(call, asking.cluster(), asking.namespace());
    return found.urlTarget() == UrlTarget.ROUTED || found.urlTarget() == UrlTarget.EXPOSED
        ? found
        : new Resolution(call, UrlTarget.OUTSIDE, List.of(), List.of());
  }

  private static Value<String> port(StoreAddress address) {
    String port = address.lookup() == Lookup.SERVICE_RECORD ? address.portName() : address.port();
    boolean isAnyPort = port.isEmpty() && address.lookup() == Lookup.SERVICE_RECORD;
    // Without a port Thanos Query does not start: none is meant, and not the only one there is.
    return isAnyPort
        ? new Value.Absent<>(address.origin())
        : new Value.Known<>(port, address.origin());
  }

  /**
   * An SRV record is one of a named port of a Service, and gives the number of that port, unless
   * the address has a port as well; without a name it is one of all ports (Kubernetes, "DNS-Based
   * Service Discovery").
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
        backend.clientCluster(),
        backend.clientNamespace(),
        backend.services(),
        ports,
        targets,
        backend.origin());
  }

  /** Returns the stores of all queriers: one for each address, in their order. */
  public List<ResolvedStore> resolvedStores() {
    return resolvedStores;
  }

  /** Returns the stores whose address leads to a gRPC port of a workload. */
  public List<ResolvedStore> of(Workload workload) {
    return List.copyOf(asking.getOrDefault(workload, List.of()));
  }

  /** Returns the queriers that query a workload, directly or through other queriers. */
  @SuppressWarnings("ReferenceEquality") // Each querier is one object.
  public List<Querier> queriersOf(Workload workload) {
    List<Querier> found = new ArrayList<>();
    List<Workload> asked = new ArrayList<>(List.of(workload));
    for (int i = 0; i < asked.size(); i++) {
      for (ResolvedStore store : of(asked.get(i))) {
        if (found.stream().noneMatch(known -> known == store.querier())) {
          found.add(store.querier());
          asked.add(store.querier().component().workload());
        }
      }
    }
    return found;
  }

  /** Returns the queriers and query frontends at some container ports. */
  List<Component> querying(List<ContainerPort> targets) {
    List<Component> found = new ArrayList<>();
    for (ContainerPort target : targets) {
      found.addAll(answering.getOrDefault(target.workload(), List.of()));
    }
    return found;
  }
}
