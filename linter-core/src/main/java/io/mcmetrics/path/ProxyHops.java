package io.mcmetrics.path;

import io.mcmetrics.kubernetes.Container.Mount;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Network;
import io.mcmetrics.network.ServiceAddress;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Endpoint.PathMatch;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows requests through the pods of an nginx whose configuration is in the tree. It stops at
 * other proxies, and at configurations in which several routes may match.
 */
final class ProxyHops {
  /** How many proxies are followed: more of them in a row are taken for a loop. */
  private static final int MOST = 4;

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Resolver resolver;
  private final List<Endpoint> configs;

  ProxyHops(Resolver resolver, List<Endpoint> endpoints) {
    this.resolver = resolver;
    this.configs =
        endpoints.stream().filter(endpoint -> endpoint.controller() == Controller.NGINX).toList();
  }

  /** Returns the proxies that forward a request, in their order. */
  List<ProxyHop> of(Resolution resolution) {
    List<ProxyHop> hops = new ArrayList<>();
    if (configs.isEmpty()) {
      return hops;
    }
    List<ContainerPort> targets = resolution.targets();
    Value<String> path = pathTo(resolution);
    while (hops.size() < MOST) {
      Optional<ProxyHop> next = next(targets, path);
      if (next.isEmpty() || isPassed(next.get(), hops)) {
        return hops;
      }
      hops.add(next.get());
      targets = next.get().backend().targets();
      path = next.get().path();
    }
    return hops;
  }

  /** Returns the container ports at which a request arrives behind some proxies. */
  static List<ContainerPort> targets(Resolution resolution, List<ProxyHop> hops) {
    return hops.isEmpty() ? resolution.targets() : hops.get(hops.size() - 1).backend().targets();
  }

  /** Returns the path of a URL, as the first matching route rewrites it. */
  private static Value<String> pathTo(Resolution resolution) {
    String path = resolution.url().map(Url::requestPath).orElse("/");
    return resolution.routes().isEmpty()
        ? new Known<>(path, resolution.written().origin())
        : resolution.routes().get(0).rewrittenPath(path);
  }

  @SuppressWarnings("ReferenceEquality") // Each route is one object.
  private static boolean isPassed(ProxyHop next, List<ProxyHop> hops) {
    return hops.stream().anyMatch(passed -> passed.match().route() == next.match().route());
  }

  private Optional<ProxyHop> next(List<ContainerPort> targets, Value<String> path) {
    if (targets.size() != 1
        || targets.get(0).program() != Program.NGINX
        || !(path instanceof Known<String> requested)) {
      return Optional.empty();
    }
    ContainerPort proxy = targets.get(0);
    Optional<RouteMatch> match = location(server(proxy), requested.value());
    Optional<Backend> backend = match.flatMap(found -> behind(proxy, found));
    return match.isPresent() && backend.isPresent()
        ? Optional.of(
            new ProxyHop(
                proxy, match.get(), backend.get(), match.get().rewrittenPath(requested.value())))
        : Optional.empty();
  }

  private Optional<Backend> behind(ContainerPort proxy, RouteMatch match) {
    Route route = match.route();
    return route.service().known().filter(LOCAL::contains).isPresent()
        ? Optional.of(beside(proxy, route))
        : resolver.backend(match);
  }

  /** Returns the backend of a local host name: the container in the same pod. */
  private static Backend beside(ContainerPort proxy, Route route) {
    Workload pods = proxy.workload();
    return new Backend(
        new ServiceAddress("", route.service().written(), "", true),
        route.port(),
        pods.cluster(),
        pods.namespace(),
        List.of(),
        List.of(),
        route.port().known().flatMap(port -> Network.target(pods, port)).stream().toList(),
        route.origin());
  }

  /** Returns the locations of the server on a port; none if there are several servers, by host. */
  private List<Endpoint> server(ContainerPort proxy) {
    Set<String> mounted = mounted(proxy);
    List<Endpoint> found = new ArrayList<>();
    for (Endpoint config : configs) {
      if (config.ports().contains(proxy.port())
          && config.name() instanceof Known<String> name
          && mounted.contains(name.value())
          && config.location().mayShareNamespaceWith(proxy.workload().location())) {
        found.add(config);
      }
    }
    String cluster = proxy.workload().cluster().name();
    List<Endpoint> own = found.stream().filter(c -> c.cluster().name().equals(cluster)).toList();
    List<Endpoint> meant = own.isEmpty() ? found : own;
    return meant.stream().map(c -> c.origin().span()).distinct().count() == 1 ? meant : List.of();
  }

  /** Returns the names of the ConfigMaps and Secrets that a container mounts. */
  private static Set<String> mounted(ContainerPort proxy) {
    Set<String> names = new TreeSet<>();
    for (Mount mount : proxy.container().mounts()) {
      for (YamlMapping volume : proxy.workload().volumes(mount)) {
        names.addAll(holders(volume));
        volume.itemsAt("projected", "sources").forEach(source -> names.addAll(holders(source)));
      }
    }
    return names;
  }

  private static List<String> holders(Yaml volume) {
    List<String> names = new ArrayList<>();
    volume.scalarAt("configMap", "name").ifPresent(name -> names.add(name.text()));
    volume.scalarAt("secret", "secretName").ifPresent(name -> names.add(name.text()));
    volume.scalarAt("secret", "name").ifPresent(name -> names.add(name.text()));
    return names;
  }

  /**
   * An exact path takes precedence over a regular expression, and that over the longest prefix
   * (nginx.org, ngx_http_core_module, location).
   */
  private static Optional<RouteMatch> location(List<Endpoint> server, String requested) {
    List<RouteMatch> covering = new ArrayList<>();
    for (Endpoint config : server) {
      for (Route route : config.routes()) {
        if (covers(route, requested)) {
          covering.add(new RouteMatch(config, route, Coverage.YES));
        }
      }
    }
    return covering.stream().min(Comparator.comparing(ProxyHops::rank));
  }

  private static boolean covers(Route route, String requested) {
    return route.path() instanceof Known<String> path
        && PathMatching.covers(path.value(), route.match(), Controller.NGINX, requested)
            == Coverage.YES;
  }

  private static int rank(RouteMatch match) {
    PathMatch kind = match.route().match();
    int length = Resolver.length(match.route());
    return kind == PathMatch.EXACT
        ? Integer.MIN_VALUE
        : kind == PathMatch.REGEX ? Integer.MIN_VALUE + 1 : -length;
  }
}
