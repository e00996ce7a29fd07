package io.mcmetrics.path;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.network.Network;
import io.mcmetrics.network.ServiceAddress;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Endpoint.PathMatch;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves URLs and addresses to routes, Services and container ports. */
final class Resolver {
  /** Annotations with a DNS name or an address of a Service outside of the cluster. */
  private static final List<String> OUTER_NAMES =
      List.of(
          "external-dns.alpha.kubernetes.io/hostname",
          "metallb.universe.tf/loadBalancerIPs",
          "metallb.io/loadBalancerIPs",
          "io.cilium/lb-ipam-ips",
          "lbipam.cilium.io/ips",
          "kube-vip.io/loadbalancerIPs");

  private static final List<String> OPEN_TYPES = List.of("LoadBalancer", "NodePort");

  private final Network network;

  /** Services that are reachable from outside, filtered once: each unresolved URL is compared. */
  private final List<Service> openServices;

  private final Map<String, List<RouteMatch>> routesByHost = new LinkedHashMap<>();
  private final List<RouteMatch> wildcards = new ArrayList<>();

  /** Routes that match any host. A host is not resolved to them: it may lead elsewhere. */
  private final List<RouteMatch> catchAlls = new ArrayList<>();

  /**
   * Hosts of which an Ingress makes all paths regular expressions, also those of other Ingresses.
   */
  private final Set<String> expressionHosts = new HashSet<>();

  Resolver(Network network, List<Endpoint> endpoints) {
    this.network = network;
    this.openServices =
        network.services().stream()
            .filter(service -> OPEN_TYPES.stream().anyMatch(service.type()::isKnown))
            .toList();
    for (Endpoint endpoint : endpoints) {
      for (Route route : endpoint.routes()) {
        add(new RouteMatch(endpoint, route, Coverage.UNKNOWN));
      }
    }
  }

  private void add(RouteMatch match) {
    if (!(match.route().host() instanceof Known<String> host) || host.value().isEmpty()) {
      catchAlls.add(match);
    } else if (host.value().startsWith("*.")) {
      wildcards.add(match);
    } else {
      String name = host.value().toLowerCase(Locale.ROOT);
      if (match.endpoint().controller() == Controller.INGRESS_NGINX
          && match.route().match() == PathMatch.REGEX) {
        expressionHosts.add(name);
      }
      routesByHost.computeIfAbsent(name, any -> new ArrayList<>()).add(match);
    }
  }

  /** Returns the routes that match any host. */
  List<RouteMatch> catchAlls() {
    return List.copyOf(catchAlls);
  }

  /** Returns where a URL leads, from a cluster and a namespace in it. */
  Resolution resolve(Value<String> written, Cluster asking, Value<String> namespace) {
    Optional<Url> url =
        written instanceof Known<String> known ? Url.parse(known.value()) : Optional.empty();
    if (url.isEmpty()) {
      return new Resolution(written, UrlTarget.UNKNOWN, List.of(), List.of());
    }
    List<RouteMatch> routes = routes(url.get());
    if (!routes.isEmpty()) {
      List<Backend> backends =
          routes.stream().map(this::backend).flatMap(Optional::stream).toList();
      return new Resolution(written, UrlTarget.ROUTED, routes, backends);
    }
    Optional<ServiceAddress> address = ServiceAddress.parse(url.get().host());
    if (address.isPresent()) {
      Backend backend =
          backend(address.get(), port(url.get(), written), asking, namespace, written.origin());
      if (address.get().isCertain() || !backend.services().isEmpty()) {
        return new Resolution(written, UrlTarget.INSIDE, List.of(), List.of(backend));
      }
    }
    List<Backend> exposed = exposed(url.get(), written);
    return new Resolution(
        written, exposed.isEmpty() ? UrlTarget.OUTSIDE : UrlTarget.EXPOSED, List.of(), exposed);
  }

  private static Value<String> port(Url url, Value<String> written) {
    return url.port() == 0
        ? new Value.Absent<>(written.origin())
        : new Known<>(Integer.toString(url.port()), written.origin());
  }

  /**
   * Returns the routes that match the host of a URL: those that match its path first, then by
   * length.
   */
  private List<RouteMatch> routes(Url url) {
    List<RouteMatch> found = new ArrayList<>();
    for (RouteMatch match : routesByHost.getOrDefault(url.host(), List.of())) {
      found.add(new RouteMatch(match.endpoint(), match.route(), covers(match, url)));
    }
    if (found.isEmpty()) {
      for (RouteMatch match : wildcards) {
        if (match.route().host() instanceof Known<String> host
            && covers(host.value(), url.host(), match.endpoint())) {
          found.add(new RouteMatch(match.endpoint(), match.route(), covers(match, url)));
        }
      }
    }
    found.sort(
        Comparator.comparing(RouteMatch::pathCoverage)
            .thenComparing(match -> -length(match.route())));
    return best(found);
  }

  /** In the Gateway API, a wildcard stands for any number of labels. */
  private static boolean covers(String host, String asked, Endpoint endpoint) {
    return List.of("HTTPRoute", Endpoint.GRPC_ROUTE).contains(endpoint.kind())
        ? asked.endsWith(host.substring(1).toLowerCase(Locale.ROOT))
        : HostMatch.covers(host, asked);
  }

  /** Returns the routes with the longest path that matches, and those that may precede them. */
  private static List<RouteMatch> best(List<RouteMatch> sorted) {
    if (sorted.isEmpty() || sorted.get(0).pathCoverage() == Coverage.NO) {
      return sorted;
    }
    boolean isSure = sorted.get(0).pathCoverage() == Coverage.YES;
    int longest = length(sorted.get(0).route());
    return sorted.stream()
        .filter(
            match ->
                isSure
                    ? (match.pathCoverage() == Coverage.YES && length(match.route()) == longest)
                        || (match.pathCoverage() == Coverage.UNKNOWN
                            && length(match.route()) > longest)
                    : match.pathCoverage() == Coverage.UNKNOWN)
        .toList();
  }

  /** Returns how long the path of a route is; 0 if it is not known, or if there is none. */
  static int length(Route route) {
    return route.path().known().map(String::length).orElse(0);
  }

  private Coverage covers(RouteMatch match, Url url) {
    Route route = match.route();
    if (match.endpoint().kind().equals(Endpoint.GRPC_ROUTE) && !url.scheme().equals("grpc")) {
      return Coverage.NO;
    }
    if (route.path() instanceof Value.Absent<String>) {
      return Coverage.YES;
    }
    // One annotation turns all paths of a host into expressions (ingress-nginx, "Rewrite").
    boolean isExpression =
        match.endpoint().controller() == Controller.INGRESS_NGINX
            && expressionHosts.contains(url.host());
    return route.path() instanceof Known<String> path
        ? PathMatching.covers(
            path.value(),
            isExpression ? PathMatch.REGEX : route.match(),
            match.endpoint().controller(),
            url.requestPath())
        : Coverage.UNKNOWN;
  }

  /** Returns the backend of a route; empty if it names no Service. */
  Optional<Backend> backend(RouteMatch match) {
    Route route = match.route();
    Value<String> namespace =
        route.namespace() instanceof Value.Absent<String>
            ? match.endpoint().namespace()
            : route.namespace();
    if (!(route.service() instanceof Known<String> service)) {
      return Optional.empty();
    }
    // An nginx.conf has the host name of a Service, all others have the name of the Service.
    Optional<ServiceAddress> address = ServiceAddress.parse(service.value());
    Cluster asking = match.endpoint().cluster();
    return address.map(
        found ->
            new ServiceLookup(
                    found,
                    route.port(),
                    asking,
                    namespace,
                    countsTargets(match.endpoint()),
                    match.endpoint().kind().equals(Document.NGINX_CONF))
                .backend(network, service.origin()));
  }

  /**
   * The port of a Route of OpenShift is one of the pods; ingress-nginx accepts either
   * (ingress-nginx, controller.go, serviceEndpoints).
   */
  private static boolean countsTargets(Endpoint endpoint) {
    return endpoint.kind().equals("Route")
        || endpoint.controller() == Controller.INGRESS_NGINX
        || endpoint.controller() == Controller.UNKNOWN;
  }

  /** Returns the backend of the name of a Service. */
  Backend backend(
      ServiceAddress address,
      Value<String> port,
      Cluster asking,
      Value<String> namespace,
      Origin origin) {
    return new ServiceLookup(address, port, asking, namespace, false, true)
        .backend(network, origin);
  }

  /** Returns the Services that are reachable from outside by a host, or by a port of the nodes. */
  private List<Backend> exposed(Url url, Value<String> written) {
    List<Backend> found = new ArrayList<>();
    for (Service service : openServices) {
      Optional<ServicePort> port = exposedPort(service, url);
      if (port.isPresent() && service.name() instanceof Known<String> name) {
        found.add(
            new Backend(
                new ServiceAddress("", name.value(), "", true),
                port(url, written),
                service.cluster(),
                service.namespace(),
                List.of(service),
                List.of(port.get()),
                network.targets(service, port.get()),
                service.origin()));
      }
    }
    return found;
  }

  private static Optional<ServicePort> exposedPort(Service service, Url url) {
    if (service.type().isKnown("LoadBalancer") && isNamed(service, url.host())) {
      return service.port(Integer.toString(url.port()));
    }
    return service.ports().stream().filter(p -> p.nodePort().isKnown(url.port())).findFirst();
  }

  private static boolean isNamed(Service service, String host) {
    for (NamedValue annotation : service.annotations()) {
      if (OUTER_NAMES.contains(annotation.name())
          && annotation.value() instanceof Known<String> names
          && List.of(names.value().split("[,\\s]+")).contains(host)) {
        return true;
      }
    }
    return false;
  }
}
