package io.mcmetrics.network;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.Listener;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.ResourceLocation.Fit;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.kubernetes.ServiceReader;
import io.mcmetrics.kubernetes.ValueEquality;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.kubernetes.WorkloadReader;
import io.mcmetrics.operator.OperatorObjects;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All Services and workloads of a fleet, and which Service leads to which pods. */
public final class Network {
  private final List<Service> services = new ArrayList<>();
  private final List<Workload> workloads = new ArrayList<>();
  private final Map<String, List<Service>> servicesByName = new HashMap<>();
  private final Map<String, List<Workload>> workloadsByCluster = new HashMap<>();
  private final IdentityHashMap<Service, List<Workload>> behind = new IdentityHashMap<>();

  private Network() {}

  /** Returns the Services and workloads that the documents of a tree describe. */
  public static Network of(List<Document> documents, Function<Document, Cluster> clusterOf) {
    Network network = new Network();
    for (Document document : documents) {
      Cluster cluster = clusterOf.apply(document);
      if (document.kind().equals("Service")) {
        network.add(ServiceReader.read(document, cluster));
      } else {
        WorkloadReader.read(document, cluster).ifPresent(network::add);
        network.add(OperatorObjects.of(document, cluster));
      }
    }
    return network;
  }

  private void add(OperatorObjects created) {
    created.workloads().forEach(this::add);
    for (Service service : created.services()) {
      boolean isKnown =
          service.name() instanceof Known<String> name
              && servicesByName.getOrDefault(name.value(), List.of()).stream()
                  .anyMatch(other -> isSame(service, other));
      if (!isKnown) {
        add(service);
      }
    }
  }

  /** An operator may create one Service for all its resources of a namespace. */
  private static boolean isSame(Service one, Service other) {
    return one.cluster().name().equals(other.cluster().name())
        && ValueEquality.areKnownAndEqual(one.namespace(), other.namespace())
        && one.ports().size() <= other.ports().size();
  }

  private void add(Service service) {
    services.add(service);
    if (service.name() instanceof Known<String> name) {
      servicesByName.computeIfAbsent(name.value(), any -> new ArrayList<>()).add(service);
    }
  }

  private void add(Workload workload) {
    workloads.add(workload);
    workloadsByCluster
        .computeIfAbsent(workload.cluster().name(), any -> new ArrayList<>())
        .add(workload);
  }

  /** Returns all Services, in the order of their documents. */
  public List<Service> services() {
    return List.copyOf(services);
  }

  /** Returns all workloads, in the order of the documents. */
  public List<Workload> workloads() {
    return List.copyOf(workloads);
  }

  /** Returns the workloads of a cluster, in the order of the documents. */
  public List<Workload> workloads(Cluster cluster) {
    return List.copyOf(workloadsByCluster.getOrDefault(cluster.name(), List.of()));
  }

  /** Returns the Services that an address may mean: only those that fit best. */
  public List<Service> services(
      ServiceAddress address, Cluster asking, Value<String> ownNamespace) {
    String own = ownNamespace.known().orElse("");
    String namespace = address.namespace().isEmpty() ? own : address.namespace();
    List<Service> sure = new ArrayList<>();
    List<Service> perhaps = new ArrayList<>();
    for (Service service : servicesByName.getOrDefault(address.service(), List.of())) {
      switch (service.location().fits(asking, namespace)) {
        case SURE -> sure.add(service);
        case PERHAPS -> perhaps.add(service);
        case NO -> {}
      }
    }
    return sure.isEmpty() ? perhaps : sure;
  }

  /** Returns the Services with a name, in all clusters and namespaces. */
  public List<Service> servicesNamed(String name) {
    return List.copyOf(servicesByName.getOrDefault(name, List.of()));
  }

  /** Returns the workloads that a Service selects; none if it has no selector. */
  public List<Workload> behind(Service service) {
    return behind.computeIfAbsent(service, this::selected);
  }

  private List<Workload> selected(Service service) {
    if (service.selector().isEmpty()) {
      return List.of();
    }
    List<Workload> sure = new ArrayList<>();
    List<Workload> perhaps = new ArrayList<>();
    String namespace = service.namespace().known().orElse("");
    for (Workload workload : candidates(service.cluster())) {
      Fit fit = workload.location().fits(service.cluster(), namespace);
      if (fit != Fit.NO && carries(workload, service.selector())) {
        (workload.cluster().name().equals(service.cluster().name()) ? sure : perhaps).add(workload);
      }
    }
    return sure.isEmpty() ? perhaps : sure;
  }

  private List<Workload> candidates(Cluster cluster) {
    return cluster.isGuessed()
        ? workloads
        : workloadsByCluster.getOrDefault(cluster.name(), List.of());
  }

  private static boolean carries(Workload workload, List<NamedValue> selector) {
    return selector.stream().allMatch(wanted -> carries(workload, wanted));
  }

  private static boolean carries(Workload workload, NamedValue wanted) {
    Optional<NamedValue> label = NamedValue.find(workload.podLabels(), wanted.name());
    if (label.isEmpty()) {
      return !workload.sight().whole();
    }
    return !(label.get().value() instanceof Known<String> has)
        || !(wanted.value() instanceof Known<String> asked)
        || has.value().equals(asked.value());
  }

  /** Returns the ports of containers to which a port of a Service leads. */
  public List<ContainerPort> targets(Service service, ServicePort port) {
    List<ContainerPort> targets = new ArrayList<>();
    if (port.targetOrNumber() instanceof Known<String> wanted) {
      for (Workload workload : behind(service)) {
        target(workload, wanted.value()).ifPresent(targets::add);
      }
    }
    return targets;
  }

  /** Returns the port of a container in a workload that has a number or a name. */
  public static Optional<ContainerPort> target(Workload workload, String port) {
    for (Container container : workload.containers()) {
      Optional<Integer> number = number(container, port);
      if (number.isPresent()) {
        List<Listener> listeners =
            Listener.of(container).stream()
                .filter(listener -> listener.port().isKnown(number.get()))
                .toList();
        return Optional.of(new ContainerPort(workload, container, number.get(), listeners));
      }
    }
    return Optional.empty();
  }

  /** A port counts if the container declares it, or if its program listens there. */
  private static Optional<Integer> number(Container container, String port) {
    if (!port.matches("\\d{1,5}")) {
      return container
          .port(port)
          .filter(named -> named.number() instanceof Known<Integer>)
          .map(named -> ((Known<Integer>) named.number()).value());
    }
    int number = Integer.parseInt(port);
    boolean isDeclared = container.ports().stream().anyMatch(p -> p.number().isKnown(number));
    // The ports of a proxy are in its own configuration.
    boolean mayListen = container.ports().isEmpty() && Program.of(container).isProxy();
    boolean isListening =
        Listener.of(container).stream().anyMatch(listener -> listener.port().isKnown(number));
    return isDeclared || isListening || mayListen ? Optional.of(number) : Optional.empty();
  }
}
