package io.mcmetrics.network;

import io.mcmetrics.network.Endpoint.PathMatch;
import io.mcmetrics.network.Endpoint.Route;
import io.mcmetrics.render.Document;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The routes of resources that say their hosts once and list paths below. */
final class HostRoutes {
  private HostRoutes() {}

  /** NGINX Inc.'s VirtualServer: a path leads to an upstream, which names a Service. */
  static List<Route> ofNginx(Document document) {
    List<Route> routes = new ArrayList<>();
    for (YamlMapping route : mappings(document.root(), "spec", "routes")) {
      Optional<YamlMapping> upstream =
          mappings(document.root(), "spec", "upstreams").stream()
              .filter(candidate -> isMeant(candidate, route))
              .findFirst();
      YamlMapping target = upstream.orElse(new YamlMapping(List.of(), route.origin()));
      boolean rewritten = route.mappingAt("action", "proxy").isPresent();
      Value<String> path = route.text("path");
      routes.add(
          new Route(
              document.text("spec", "host"),
              path,
              path instanceof Known<String> known && known.value().startsWith("~")
                  ? PathMatch.REGEX
                  : PathMatch.CONTROLLER,
              upstream.isPresent() ? target.text("service") : unknown(route),
              target.text("port"),
              nothing(document),
              rewritten,
              route.origin()));
    }
    return routes;
  }

  private static boolean isMeant(YamlMapping upstream, YamlMapping route) {
    Value<String> direct = route.text("action", "pass");
    Value<String> name =
        direct instanceof Value.Absent<String> ? route.text("action", "proxy", "upstream") : direct;
    return name instanceof Known<String> known && upstream.text("name").isKnown(known.value());
  }

  /** Contour's HTTPProxy. */
  static List<Route> ofContour(Document document) {
    List<Route> routes = new ArrayList<>();
    for (YamlMapping route : mappings(document.root(), "spec", "routes")) {
      Value<String> path =
          mappings(route, "conditions").stream()
              .filter(condition -> condition.has("prefix"))
              .map(condition -> condition.text("prefix"))
              .findFirst()
              .orElse(nothing(document));
      for (YamlMapping service : mappings(route, "services")) {
        routes.add(
            new Route(
                document.text("spec", "virtualhost", "fqdn"),
                path,
                PathMatch.PREFIX,
                service.text("name"),
                service.text("port"),
                nothing(document),
                route.mappingAt("pathRewritePolicy").isPresent(),
                route.origin()));
      }
    }
    return routes;
  }

  /** OpenShift's Route: one host, one path, one Service, and a port of the pods by name. */
  static List<Route> ofOpenShift(Document document) {
    return List.of(
        new Route(
            document.text("spec", "host"),
            document.text("spec", "path"),
            PathMatch.PREFIX,
            document.text("spec", "to", "name"),
            document.text("spec", "port", "targetPort"),
            nothing(document),
            document
                .at("metadata", "annotations", "haproxy.router.openshift.io/rewrite-target")
                .isPresent(),
            document.origin()));
  }

  /** Istio's VirtualService: the host of a destination is that of a Service. */
  static List<Route> ofIstio(Document document) {
    List<Route> routes = new ArrayList<>();
    for (Yaml host : document.root().itemsAt("spec", "hosts")) {
      for (YamlMapping rule : mappings(document.root(), "spec", "http")) {
        for (YamlMapping target : mappings(rule, "route")) {
          List<YamlMapping> matches = mappings(rule, "match");
          YamlMapping first = matches.isEmpty() ? rule : matches.get(0);
          Value<String> exact = first.text("uri", "exact");
          boolean isExact = !(exact instanceof Value.Absent<String>);
          routes.add(
              new Route(
                  Value.of(host).isKnown("*") ? nothing(document) : Value.of(host),
                  matches.size() > 1
                      ? unknown(rule)
                      : isExact ? exact : first.text("uri", "prefix"),
                  isExact ? PathMatch.EXACT : PathMatch.PREFIX,
                  serviceOf(target.text("destination", "host")),
                  target.text("destination", "port", "number"),
                  namespaceOf(target.text("destination", "host")),
                  rule.mappingAt("rewrite").isPresent(),
                  rule.origin()));
        }
      }
    }
    return routes;
  }

  private static Value<String> serviceOf(Value<String> host) {
    return host instanceof Known<String> known
        ? new Known<>(known.value().split("\\.", 2)[0], host.origin())
        : host;
  }

  private static Value<String> namespaceOf(Value<String> host) {
    String[] labels =
        host instanceof Known<String> known ? known.value().split("\\.") : new String[0];
    return labels.length > 1
        ? new Known<>(labels[1], host.origin())
        : new Value.Absent<>(host.origin());
  }

  private static Value<String> nothing(Document document) {
    return new Value.Absent<>(document.origin());
  }

  private static Value<String> unknown(YamlMapping place) {
    return new Value.Unknown<>("", place.origin());
  }

  /** Returns the items of a list that are mappings. */
  static List<YamlMapping> mappings(Yaml parent, String... path) {
    return parent.itemsAt(path).stream()
        .filter(YamlMapping.class::isInstance)
        .map(YamlMapping.class::cast)
        .toList();
  }
}
