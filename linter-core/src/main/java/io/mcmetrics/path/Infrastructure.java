package io.mcmetrics.path;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.grafana.Grafana;
import io.mcmetrics.inventory.HostProgram;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Network;
import io.mcmetrics.network.ServiceAddress;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.policy.Policies;
import io.mcmetrics.prometheus.PrometheusStart;
import io.mcmetrics.prometheus.PrometheusStarts;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.storage.ObjectStorage;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Hashring;
import io.mcmetrics.thanos.MountedFileContents;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.Receive.Mode;
import io.mcmetrics.thanos.StartFault;
import io.mcmetrics.thanos.Thanos;
import io.mcmetrics.thanos.ThanosStarts;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All between the senders of a fleet and its dashboards. Each path is followed once. */
public final class Infrastructure {
  private record Asked(String url, String cluster, String namespace) {}

  private final List<Document> documents;
  private final Function<Document, Cluster> clusterOf;
  private final List<HostProgram> programs;
  private final Network network;
  private final Thanos thanos;
  private final Grafana grafana;
  private final Resolver resolver;
  private final QueriedStores stores;
  private final ProxyHops proxyHops;
  private final PolicyTraffic traffic;
  private final Map<Asked, SamplePath> paths = new HashMap<>();
  private final IdentityHashMap<Datasource, Resolution> datasources = new IdentityHashMap<>();
  private final IdentityHashMap<Resolution, List<ContainerPort>> targetsByResolution =
      new IdentityHashMap<>();
  private final IdentityHashMap<Resolution, List<Component>> querying = new IdentityHashMap<>();
  private final Map<String, List<Component>> sidecars = new HashMap<>();
  private volatile @Nullable ObjectStorage storage;
  private volatile @Nullable List<PrometheusStart> prometheusStarts;
  private volatile @Nullable Map<Component, List<StartFault>> thanosFaults;
  private volatile @Nullable MountedFileContents files;

  private Infrastructure(
      List<Document> documents,
      List<Endpoint> endpoints,
      Function<Document, Cluster> clusterOf,
      List<HostProgram> programs) {
    this.programs = List.copyOf(programs);
    this.documents = List.copyOf(documents);
    this.clusterOf = clusterOf;
    this.network = Network.of(documents, clusterOf);
    this.thanos = Thanos.of(network, documents, clusterOf);
    this.grafana = Grafana.of(documents, clusterOf);
    this.resolver = new Resolver(network, endpoints);
    this.proxyHops = new ProxyHops(resolver, endpoints);
    this.stores = QueriedStores.of(thanos, resolver, network);
    this.traffic = new PolicyTraffic(Policies.of(documents, clusterOf));
    for (Component sidecar : thanos.all(Program.THANOS_SIDECAR)) {
      sidecars
          .computeIfAbsent(sidecar.workload().cluster().name(), any -> new ArrayList<>())
          .add(sidecar);
    }
  }

  /** Returns the infrastructure that the documents of a tree describe. */
  public static Infrastructure of(
      List<Document> documents, List<Endpoint> endpoints, Function<Document, Cluster> clusterOf) {
    return new Infrastructure(documents, endpoints, clusterOf, List.of());
  }

  /** Returns that of documents, with programs that run outside of Kubernetes. */
  public static Infrastructure of(
      List<Document> documents,
      List<Endpoint> endpoints,
      Function<Document, Cluster> clusterOf,
      List<HostProgram> programs) {
    return new Infrastructure(documents, endpoints, clusterOf, programs);
  }

  /** Returns the cluster that a document belongs to. */
  public Cluster clusterOf(Document document) {
    return clusterOf.apply(document);
  }

  /** Returns the Services and workloads. */
  public Network network() {
    return network;
  }

  /** Returns the components of Thanos. */
  public Thanos thanos() {
    return thanos;
  }

  /** Returns the sidecars of Thanos in a cluster, in the order of the documents. */
  public List<Component> sidecars(Cluster cluster) {
    return List.copyOf(sidecars.getOrDefault(cluster.name(), List.of()));
  }

  /** Returns the object storage that Thanos uses; it is read on demand. */
  public ObjectStorage storage() {
    ObjectStorage before = storage;
    if (before != null) {
      return before;
    }
    ObjectStorage read = ObjectStorage.of(thanos, documents, clusterOf);
    storage = read;
    return read;
  }

  /** Returns the ConfigMaps and Secrets that pods get files and variables from. */
  public MountedFileContents mountedFiles() {
    return MountedFileContents.of(documents, clusterOf);
  }

  /**
   * Returns what becomes of each Prometheus when it starts, as far as somebody wrote its
   * configuration as such; it is worked out on demand.
   */
  public List<PrometheusStart> prometheusStarts() {
    List<PrometheusStart> before = prometheusStarts;
    if (before != null) {
      return before;
    }
    List<PrometheusStart> read =
        PrometheusStarts.of(network.workloads(), documents, clusterOf, programs);
    prometheusStarts = read;
    return read;
  }

  /** Returns what keeps components of Thanos from starting; it is worked out on demand. */
  public Map<Component, List<StartFault>> thanosFaults() {
    Map<Component, List<StartFault>> before = thanosFaults;
    if (before != null) {
      return before;
    }
    Map<Component, List<StartFault>> read = ThanosStarts.of(thanos, documents, clusterOf, programs);
    thanosFaults = read;
    return read;
  }

  /** Returns the content of a file in a container, as YAML; empty if it is not in the tree. */
  public Optional<Yaml> file(ContainerPort place, String path) {
    MountedFileContents before = files;
    MountedFileContents all =
        before == null ? MountedFileContents.of(documents, clusterOf) : before;
    files = all;
    Component reader = new Component(place.program(), place.workload(), place.container());
    return all.key(reader, path).flatMap(key -> all.content(reader, key));
  }

  /** Returns the data sources of Grafana. */
  public Grafana grafana() {
    return grafana;
  }

  /** Returns the stores that queriers query. */
  public QueriedStores stores() {
    return stores;
  }

  /** Returns which traffic NetworkPolicies allow. */
  public PolicyTraffic traffic() {
    return traffic;
  }

  /** Returns the routes that match any host. */
  public List<RouteMatch> catchAllRoutes() {
    return resolver.catchAlls();
  }

  /** Returns where a URL leads, from a cluster and a namespace in it. */
  public Resolution resolve(Value<String> url, Cluster asking, Value<String> namespace) {
    return resolver.resolve(url, asking, namespace);
  }

  /** Returns the backend of a route; empty if it names no Service. */
  public Optional<Backend> backend(Endpoint endpoint, Route route) {
    return resolver.backend(new RouteMatch(endpoint, route, Coverage.UNKNOWN));
  }

  /** Returns where a data source leads. */
  public Resolution resolve(Datasource datasource) {
    return datasources.computeIfAbsent(
        datasource, d -> resolver.resolve(d.url(), d.cluster(), d.namespace()));
  }

  /** Returns the path of samples that are sent to a URL. */
  public SamplePath samplePath(Value<String> url, Cluster asking, Value<String> namespace) {
    if (!(url instanceof Known<String> known)) {
      return samplePath(resolver.resolve(url, asking, namespace));
    }
    String from = namespace.known().orElse("");
    return paths.computeIfAbsent(
        new Asked(known.value(), asking.name(), from),
        any -> samplePath(resolver.resolve(url, asking, namespace)));
  }

  private SamplePath samplePath(Resolution resolution) {
    List<ProxyHop> hops = proxyHops.of(resolution);
    List<ContainerPort> targets = ProxyHops.targets(resolution, hops);
    List<Receive> receives = new ArrayList<>();
    targets.forEach(target -> addNew(receivesIn(target.workload()), receives));
    List<Receive> keepers = new ArrayList<>();
    receives.forEach(receive -> addNew(ingestors(receive), keepers));
    List<Querier> queriers = new ArrayList<>();
    keepers.forEach(
        ingestor -> addNew(stores.queriersOf(ingestor.component().workload()), queriers));
    return new SamplePath(
        resolution, hops, receives, keepers, queriers, datasources(queriers, targets));
  }

  /** Returns the path of samples that stay in the local storage of a Prometheus with a sidecar. */
  public SamplePath samplePath(Component sidecar) {
    Value<String> none = new Value.Absent<>(sidecar.origin());
    Resolution resolution = new Resolution(none, UrlTarget.UNKNOWN, List.of(), List.of());
    List<Querier> queriers = stores.queriersOf(sidecar.workload());
    return new SamplePath(
        resolution, List.of(), List.of(), List.of(), queriers, datasources(queriers, List.of()));
  }

  @SuppressWarnings("ReferenceEquality") // Each workload is one object.
  private static boolean isIn(Component component, Workload workload) {
    return component.workload() == workload;
  }

  /** Returns the receivers that store what a receiver gets. */
  public List<Receive> ingestors(Receive receive) {
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

  @SuppressWarnings("ReferenceEquality") // Two that are equal are still two.
  private static <T> void addNew(List<T> more, List<T> found) {
    for (T each : more) {
      if (found.stream().noneMatch(known -> known == each)) {
        found.add(each);
      }
    }
  }

  /** Returns the container ports to which an address of the form {@code host:port} leads. */
  public List<ContainerPort> targets(Value<String> address, Workload asking) {
    return address(address, asking).stream()
        .flatMap(backend -> backend.targets().stream())
        .toList();
  }

  /** Returns the backend of an address of the form {@code host:port}; empty if it is not known. */
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

  /**
   * Returns the data sources that query some queriers, or the program itself that got the samples.
   */
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
    // A Prometheus, or another store, that accepts remote writes answers queries as well.
    List<ContainerPort> asked = targets(datasource);
    return taking.stream().anyMatch(target -> answers(asked, target));
  }

  /**
   * The backend of a proxy is not known: requests to the same proxy may get to the same backend.
   */
  @SuppressWarnings("ReferenceEquality") // Each workload is one object.
  private static boolean answers(List<ContainerPort> asked, ContainerPort taking) {
    Program program = taking.program();
    Optional<Program> answering = program.queryProgram();
    return program.isProxy()
        ? asked.stream().anyMatch(other -> other.workload() == taking.workload())
        : answering.isPresent()
            && asked.stream().anyMatch(other -> other.program() == answering.get());
  }

  /** Returns the container ports at which requests arrive, behind all proxies. */
  private List<ContainerPort> targets(Resolution resolution) {
    return targetsByResolution.computeIfAbsent(
        resolution, r -> ProxyHops.targets(r, proxyHops.of(r)));
  }

  /** Returns the queriers to which a URL leads, directly or through query frontends. */
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
        List<ContainerPort> behind = ProxyHops.targets(downstream, proxyHops.of(downstream));
        addNew(stores.querying(behind), asked);
      }
    }
    return List.copyOf(asked);
  }
}
