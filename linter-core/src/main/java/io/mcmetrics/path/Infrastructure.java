package io.mcmetrics.path;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.grafana.Grafana;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Network;
import io.mcmetrics.network.ServiceAddress;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.policy.Policies;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.storage.ObjectStorage;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Hashring;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.Receive.Mode;
import io.mcmetrics.thanos.Thanos;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stands between the senders of a fleet and its dashboards. Each way is followed once. */
public final class Infrastructure {
  private record Asked(String url, String cluster, String namespace) {}

  private final List<Document> documents;
  private final Function<Document, Cluster> clusterOf;
  private final Network network;
  private final Thanos thanos;
  private final Grafana grafana;
  private final Resolver resolver;
  private final QueriedStores stores;
  private final ProxyHops handovers;
  private final PolicyTraffic traffic;
  private final Map<Asked, SamplePath> ways = new HashMap<>();
  private final IdentityHashMap<Datasource, Resolution> datasources = new IdentityHashMap<>();
  private final IdentityHashMap<Resolution, List<ContainerPort>> arrivals = new IdentityHashMap<>();
  private final IdentityHashMap<Resolution, List<Component>> querying = new IdentityHashMap<>();
  private final Map<String, List<Component>> sidecars = new HashMap<>();
  private volatile @Nullable ObjectStorage storage;

  private Infrastructure(
      List<Document> documents, List<Endpoint> endpoints, Function<Document, Cluster> clusterOf) {
    this.documents = List.copyOf(documents);
    this.clusterOf = clusterOf;
    this.network = Network.of(documents, clusterOf);
    this.thanos = Thanos.of(network, documents, clusterOf);
    this.grafana = Grafana.of(documents, clusterOf);
    this.resolver = new Resolver(network, endpoints);
    this.handovers = new ProxyHops(resolver, endpoints);
    this.stores = QueriedStores.of(thanos, resolver, network);
    this.traffic = new PolicyTraffic(Policies.of(documents, clusterOf));
    for (Component sidecar : thanos.all(Program.THANOS_SIDECAR)) {
      sidecars
          .computeIfAbsent(sidecar.workload().cluster().name(), any -> new ArrayList<>())
          .add(sidecar);
    }
  }

  /** Returns what the documents of a tree make up. */
  public static Infrastructure of(
      List<Document> documents, List<Endpoint> endpoints, Function<Document, Cluster> clusterOf) {
    return new Infrastructure(documents, endpoints, clusterOf);
  }

  /** Returns the Services and pods. */
  public Network network() {
    return network;
  }

  /** Returns what of Thanos there is. */
  public Thanos thanos() {
    return thanos;
  }

  /** Returns the sidecars of Thanos in a cluster, in the order of the documents. */
  public List<Component> sidecars(Cluster cluster) {
    return List.copyOf(sidecars.getOrDefault(cluster.name(), List.of()));
  }

  /** Returns which object storage Thanos uses, which is read when it is asked for. */
  public ObjectStorage storage() {
    ObjectStorage before = storage;
    if (before != null) {
      return before;
    }
    ObjectStorage read = ObjectStorage.of(thanos, documents, clusterOf);
    storage = read;
    return read;
  }

  /** Returns what Grafana is provisioned with. */
  public Grafana grafana() {
    return grafana;
  }

  /** Returns what queriers ask. */
  public QueriedStores stores() {
    return stores;
  }

  /** Returns what policies let through. */
  public PolicyTraffic traffic() {
    return traffic;
  }

  /** Returns the routes that answer to any host. */
  public List<RouteMatch> catchAlls() {
    return resolver.catchAlls();
  }

  /** Returns where a URL leads, from a cluster and a namespace in it. */
  public Resolution resolve(Value<String> url, Cluster asking, Value<String> namespace) {
    return resolver.resolve(url, asking, namespace);
  }

  /** Returns what stands behind a route; empty if it names no Service. */
  public Optional<Backend> backend(Endpoint endpoint, Route route) {
    return resolver.backend(new RouteMatch(endpoint, route, Coverage.PERHAPS));
  }

  /** Returns where a data source leads. */
  public Resolution resolve(Datasource datasource) {
    return datasources.computeIfAbsent(
        datasource, d -> resolver.resolve(d.url(), d.cluster(), d.namespace()));
  }

  /** Returns the way of what is sent to a URL. */
  public SamplePath way(Value<String> url, Cluster asking, Value<String> namespace) {
    if (!(url instanceof Known<String> known)) {
      return following(resolver.resolve(url, asking, namespace));
    }
    String from = namespace.known().orElse("");
    return ways.computeIfAbsent(
        new Asked(known.value(), asking.name(), from),
        any -> following(resolver.resolve(url, asking, namespace)));
  }

  private SamplePath following(Resolution resolution) {
    List<ProxyHop> passed = handovers.of(resolution);
    List<ContainerPort> targets = ProxyHops.targets(resolution, passed);
    List<Receive> receives = new ArrayList<>();
    targets.forEach(target -> addNew(receivesIn(target.workload()), receives));
    List<Receive> keepers = new ArrayList<>();
    receives.forEach(receive -> addNew(keepers(receive), keepers));
    List<Querier> queriers = new ArrayList<>();
    keepers.forEach(keeper -> addNew(stores.queriersOf(keeper.component().workload()), queriers));
    return new SamplePath(
        resolution, passed, receives, keepers, queriers, datasources(queriers, targets));
  }

  /** Returns the way of what a Prometheus keeps itself and a sidecar gives away. */
  public SamplePath way(Component sidecar) {
    Value<String> none = new Value.Absent<>(sidecar.origin());
    Resolution resolution = new Resolution(none, UrlTarget.UNKNOWN, List.of(), List.of());
    List<Querier> queriers = stores.queriersOf(sidecar.workload());
    return new SamplePath(
        resolution, List.of(), List.of(), List.of(), queriers, datasources(queriers, List.of()));
  }

  @SuppressWarnings("ReferenceEquality") // A workload is found again, not made again.
  private static boolean isIn(Component component, Workload workload) {
    return component.workload() == workload;
  }

  /** Returns the receivers that keep what one of them takes. */
  public List<Receive> keepers(Receive receive) {
    List<Receive> keepers = new ArrayList<>();
    if (receive.mode() != Mode.ROUTER) {
      keepers.add(receive);
    }
    Workload asking = receive.component().workload();
    for (Hashring ring : receive.hashrings().rings()) {
      for (Value<String> endpoint : ring.addresses()) {
        for (ContainerPort target : targets(endpoint, asking)) {
          addNew(receivesIn(target.workload()), keepers);
        }
      }
    }
    return keepers;
  }

  private List<Receive> receivesIn(Workload workload) {
    return thanos.receives().stream()
        .filter(receive -> isIn(receive.component(), workload))
        .toList();
  }

  @SuppressWarnings("ReferenceEquality") // What there is twice, is there twice.
  private static <T> void addNew(List<T> more, List<T> found) {
    for (T each : more) {
      if (found.stream().noneMatch(known -> known == each)) {
        found.add(each);
      }
    }
  }

  /** Returns what stands behind an address of the form host and port. */
  public List<ContainerPort> targets(Value<String> address, Workload asking) {
    return address(address, asking).stream()
        .flatMap(backend -> backend.targets().stream())
        .toList();
  }

  /** Returns what an address of the form host and port names; empty if that is unknown. */
  public Optional<Backend> address(Value<String> address, Workload asking) {
    if (!(address instanceof Known<String> known) || known.value().contains("$(")) {
      return Optional.empty();
    }
    int colon = known.value().lastIndexOf(':');
    String host = colon < 0 ? known.value() : known.value().substring(0, colon);
    Value<String> port =
        colon < 0
            ? new Value.Absent<>(address.origin())
            : new Known<>(known.value().substring(colon + 1), address.origin());
    return ServiceAddress.parse(host)
        .map(
            service ->
                resolver.backend(
                    service, port, asking.cluster(), asking.namespace(), address.origin()));
  }

  /** Returns the data sources by which some queriers are asked, or what took the samples itself. */
  private List<Datasource> datasources(List<Querier> queriers, List<ContainerPort> taking) {
    List<Datasource> found = new ArrayList<>();
    if (queriers.isEmpty() && taking.isEmpty()) {
      return found;
    }
    for (Datasource datasource : grafana.datasources()) {
      if (datasource.isPrometheus() && asks(resolve(datasource), queriers, taking)) {
        found.add(datasource);
      }
    }
    return found;
  }

  private boolean asks(Resolution datasource, List<Querier> queriers, List<ContainerPort> taking) {
    for (Component asked : querying(datasource)) {
      if (queriers.stream().anyMatch(querier -> isIn(querier.component(), asked.workload()))) {
        return true;
      }
    }
    // A Prometheus, or another store, that takes remote writes answers queries as well.
    List<ContainerPort> asked = targets(datasource);
    return taking.stream().anyMatch(target -> answers(asked, target));
  }

  /** What stands behind a proxy is not known: who asks the same one may ask for the same. */
  @SuppressWarnings("ReferenceEquality") // A workload is found again, not made again.
  private static boolean answers(List<ContainerPort> asked, ContainerPort taking) {
    Program program = taking.program();
    Optional<Program> answering = program.answering();
    return program.isProxy()
        ? asked.stream().anyMatch(other -> other.workload() == taking.workload())
        : answering.isPresent()
            && asked.stream().anyMatch(other -> other.program() == answering.get());
  }

  /** Returns the ports at which requests arrive, behind all proxies. */
  private List<ContainerPort> targets(Resolution resolution) {
    return arrivals.computeIfAbsent(resolution, r -> ProxyHops.targets(r, handovers.of(r)));
  }

  /** Returns the queriers that a URL leads to, be it through a frontend. */
  public List<Component> querying(Resolution resolution) {
    return querying.computeIfAbsent(resolution, this::asked);
  }

  private List<Component> asked(Resolution resolution) {
    List<Component> asked = new ArrayList<>(stores.querying(targets(resolution)));
    for (int i = 0; i < asked.size(); i++) {
      if (asked.get(i).program() == Program.THANOS_QUERY_FRONTEND) {
        Workload frontend = asked.get(i).workload();
        Value<String> url = asked.get(i).commandLine().last("query-frontend.downstream-url");
        Resolution downstream = resolve(url, frontend.cluster(), frontend.namespace());
        List<ContainerPort> behind = ProxyHops.targets(downstream, handovers.of(downstream));
        addNew(stores.querying(behind), asked);
      }
    }
    return List.copyOf(asked);
  }
}
