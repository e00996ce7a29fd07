package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Network;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.ResolvedStore;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.rules.analysis.ServicePorts;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.StoreAddress.Lookup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells why nothing answers by gRPC at an address of Thanos Query. */
public final class UnreachableStore {
  private static final String HEADLESS = "-headless";

  private UnreachableStore() {}

  /** Returns what is wrong with an address; empty if nothing is, as far as the tree tells. */
  public static Optional<Problem> of(ResolvedStore store, Fleet fleet) {
    if (store.address().isUrl()) {
      return Optional.of(
          Problem.at(
              store.address(),
              "`%s` is a URL, and a store is asked by gRPC at `host:port`: with more, Thanos Query never"
                  + " gets a connection",
              store.address().written()));
    }
    boolean isRouted = store.resolution().urlTarget() == UrlTarget.ROUTED;
    if (store.backends().size() != 1 || isRouted) {
      return Optional.empty();
    }
    Backend backend = store.backends().get(0);
    if (backend.services().isEmpty()) {
      return otherName(store, backend, fleet);
    }
    return backend.targets().isEmpty() ? noPort(store, backend) : otherPort(store, backend);
  }

  /** Returns the components of Thanos that the name of an address stands for, whatever the port. */
  public static List<Component> named(ResolvedStore store, Fleet fleet) {
    Network network = fleet.infrastructure().network();
    List<Service> services = new ArrayList<>(store.resolution().services());
    store.backends().forEach(backend -> services.addAll(meant(backend, fleet)));
    // Workloads are compared by identity: two equal ones may be two.
    Set<Workload> behind = Collections.newSetFromMap(new IdentityHashMap<>());
    services.forEach(service -> behind.addAll(network.behind(service)));
    if (behind.isEmpty()) {
      return List.of();
    }
    return fleet.infrastructure().thanos().components().stream()
        .filter(component -> behind.contains(component.workload()))
        .toList();
  }

  private static Optional<Problem> otherPort(ResolvedStore store, Backend backend) {
    TreeSet<String> purposes = new TreeSet<>();
    for (ContainerPort target : backend.targets()) {
      if (target.listeners().isEmpty() || target.takes(Purpose.GRPC)) {
        return Optional.empty();
      }
      target.listeners().forEach(listener -> purposes.add(listener.purpose().words()));
    }
    ContainerPort first = backend.targets().get(0);
    return Optional.of(
        Problem.at(
                store.address(),
                "`%s` leads to the port of %s for %s: series are asked for by gRPC, 10901 unless it"
                    + " is changed",
                store.address().written(),
                first.program().words(),
                String.join(", ", purposes))
            .see(first, "what listens there"));
  }

  private static Optional<Problem> noPort(ResolvedStore store, Backend backend) {
    boolean isRecord = store.address().lookup() == Lookup.SERVICE_RECORD;
    String port = isRecord ? store.address().portName() : store.address().port();
    Service service = backend.services().get(0);
    if (!backend.ports().isEmpty() || !service.arePortsKnown() || service.ports().isEmpty()) {
      return Optional.empty();
    }
    if (port.isEmpty()) {
      return !isRecord
          ? Optional.of(
              Problem.at(store.address(), "`%s` has no port", store.address().written())
                  .see(service, "the Service"))
          : Optional.empty();
    }
    // A headless name leads to any port of its pods.
    if (!isRecord && (service.isHeadless() || !backend.address().pod().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
                store.address(),
                "Service `%s` has no port %s",
                backend.address().service(),
                isRecord ? "of the name `" + port + "`" : port)
            .see(service, "has %s", ServicePorts.text(service))
            .atMost(backend.services().size() > 1 ? Confidence.POSSIBLE : service.sight().limit()));
  }

  private static Optional<Problem> otherName(ResolvedStore store, Backend backend, Fleet fleet) {
    List<Service> meant = meant(backend, fleet);
    if (meant.isEmpty()) {
      return Optional.empty();
    }
    Service service = meant.get(0);
    String name = service.name().known().orElse("");
    boolean isSameName = name.equals(backend.address().service());
    String namespace = service.namespace().known().orElse("");
    return Optional.of(
        Problem.at(
                store.address(),
                "there is no Service `%s`%s",
                backend.address().service(),
                isSameName
                    ? " in that namespace; it is in `" + namespace + "`"
                    : "; did you mean `" + name + "`?")
            .see(service, "the Service that there is")
            .atMost(Confidence.LIKELY));
  }

  /** Returns Services of the same cluster that an address nearly names. */
  private static List<Service> meant(Backend backend, Fleet fleet) {
    if (!backend.services().isEmpty() || !backend.address().isCertain()) {
      return List.of();
    }
    String name = backend.address().service();
    String other =
        name.endsWith(HEADLESS)
            ? name.substring(0, name.length() - HEADLESS.length())
            : name + HEADLESS;
    Network network = fleet.infrastructure().network();
    List<Service> found = new ArrayList<>(network.servicesNamed(name));
    found.addAll(network.servicesNamed(other));
    return found.stream()
        .filter(service -> service.cluster().name().equals(backend.clientCluster().name()))
        .filter(service -> !network.behind(service).isEmpty())
        .toList();
  }
}
