package io.mcmetrics.route;

import io.mcmetrics.document.Document;
import io.mcmetrics.route.Endpoint.PathMatch;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.route.Login.Way;
import io.mcmetrics.route.Rewrite.Kind;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes of resources that have their hosts in one place, and a list of paths below. */
final class HostRoutes {
  private static final String OPENSHIFT_REWRITE = "haproxy.router.openshift.io/rewrite-target";

  /** The conditions of a match of Istio beside the path. */
  private static final List<String> ISTIO_CONDITIONS =
      List.of("headers", "withoutHeaders", "method", "queryParams", "sourceLabels", "port");

  /** The Gateway API allows 16 host names, and 64 matches in a rule. */
  private static final int MOST_VALUES = 64;

  private HostRoutes() {}

  /** Reads a VirtualServer of NGINX Inc.: a path leads to an upstream, which names a Service. */
  static List<Route> ofNginx(Document document) {
    List<Route> routes = new ArrayList<>();
    for (YamlMapping route : document.root().mappingsAt("spec", "routes")) {
      Optional<YamlMapping> upstream =
          document.root().mappingsAt("spec", "upstreams").stream()
              .filter(candidate -> isTargetOf(candidate, route))
              .findFirst();
      YamlMapping target = upstream.orElse(new YamlMapping(List.of(), route.origin()));
      Value<String> path = route.text("path");
      Value<String> rewritten = route.text("action", "proxy", "rewritePath");
      boolean isRegex = path instanceof Known<String> known && known.value().startsWith("~");
      routes.add(
          new Route(
              document.text("spec", "host"),
              path,
              isRegex ? PathMatch.REGEX : PathMatch.CONTROLLER,
              upstream.isPresent() ? target.text("service") : unknown(route),
              target.text("port"),
              nothing(document),
              rewrite(rewritten, isRegex),
              route.origin()));
    }
    return routes;
  }

  private static Rewrite rewrite(Value<String> target, boolean isRegex) {
    if (target instanceof Value.Absent<String>) {
      return Rewrite.none(target);
    }
    return isRegex ? Rewrite.unknown(target) : Rewrite.to(Kind.PREFIX, target);
  }

  private static boolean isTargetOf(YamlMapping upstream, YamlMapping route) {
    Value<String> direct = route.text("action", "pass");
    Value<String> name =
        direct instanceof Value.Absent<String> ? route.text("action", "proxy", "upstream") : direct;
    return name instanceof Known<String> known && upstream.text("name").isKnown(known.value());
  }

  /** Reads an HTTPProxy of Contour. One without a host is included by another one. */
  static List<Route> ofContour(Document document) {
    List<Route> routes = new ArrayList<>();
    Value<String> fqdn = document.text("spec", "virtualhost", "fqdn");
    Value<String> host = fqdn instanceof Value.Absent<String> ? unknown(document) : fqdn;
    for (YamlMapping route : document.root().mappingsAt("spec", "routes")) {
      List<YamlMapping> conditions = route.mappingsAt("conditions");
      for (YamlMapping service : route.mappingsAt("services")) {
        routes.add(
            new Route(
                host,
                contourPath(conditions, document),
                conditions.stream().anyMatch(condition -> condition.has("exact"))
                    ? PathMatch.EXACT
                    : PathMatch.PREFIX,
                service.text("name"),
                service.text("port"),
                nothing(document),
                contourRewrite(route),
                anyIf(route.has("requestHeadersPolicy") || route.has("authPolicy"), route),
                contourLogins(document, route),
                route.origin()));
      }
    }
    return routes;
  }

  /** A service is asked about each request, unless the host or the route turns that off. */
  private static List<Login> contourLogins(Document document, YamlMapping route) {
    Optional<YamlMapping> asked = document.root().mappingAt("spec", "virtualhost", "authorization");
    boolean mayBeOff =
        route.has("authPolicy") || asked.filter(a -> a.has("authPolicy")).isPresent();
    Optional<YamlMapping> certificate =
        document.root().mappingAt("spec", "virtualhost", "tls", "clientValidation");
    boolean isOptional =
        certificate
            .filter(c -> c.has("skipClientCertValidation") || c.has("optionalClientCertificate"))
            .isPresent();
    return Stream.concat(
            asked.filter(any -> !mayBeOff).map(a -> login(Way.SERVICE, a)).stream(),
            certificate.filter(any -> !isOptional).map(c -> login(Way.CERTIFICATE, c)).stream())
        .toList();
  }

  private static Login login(Way way, Located place) {
    return new Login(way, "Contour", place.origin());
  }

  private static Value<String> contourPath(List<YamlMapping> conditions, Document document) {
    Value<String> path = nothing(document);
    for (YamlMapping condition : conditions) {
      Value<String> prefix = condition.text("prefix");
      Value<String> written =
          prefix instanceof Value.Absent<String> ? condition.text("exact") : prefix;
      boolean isFirst = path instanceof Value.Absent<String>;
      if (!isFirst || !(written instanceof Known<String>)) {
        return unknown(condition);
      }
      path = written;
    }
    return path;
  }

  private static Rewrite contourRewrite(YamlMapping route) {
    List<YamlMapping> replacements = route.mappingsAt("pathRewritePolicy", "replacePrefix");
    if (replacements.size() == 1 && !replacements.get(0).has("prefix")) {
      return Rewrite.to(Kind.PREFIX, replacements.get(0).text("replacement"));
    }
    return route.has("pathRewritePolicy") ? Rewrite.unknown(route) : Rewrite.none(route);
  }

  /**
   * Reads a Route of OpenShift: one host, one path, one Service, and a port of the pods. A host
   * that is left out is generated by the router.
   */
  static List<Route> ofOpenShift(Document document) {
    Value<String> host = document.text("spec", "host");
    Value<String> rewritten = document.text("metadata", "annotations", OPENSHIFT_REWRITE);
    return List.of(
        new Route(
            host instanceof Value.Absent<String> ? unknown(document) : host,
            document.text("spec", "path"),
            PathMatch.PREFIX,
            document.text("spec", "to", "name"),
            document.text("spec", "port", "targetPort"),
            nothing(document),
            rewrite(rewritten, false),
            document.origin()));
  }

  /** Reads a VirtualService of Istio: the host of a destination is that of a Service. */
  static List<Route> ofIstio(Document document) {
    List<Route> routes = new ArrayList<>();
    List<Value<String>> hosts = new ArrayList<>();
    document.root().itemsAt("spec", "hosts").forEach(host -> hosts.add(Value.of(host)));
    for (Value<String> host : bounded(hosts)) {
      Value<String> name = host.isKnown("*") ? nothing(document) : host;
      for (YamlMapping rule : document.root().mappingsAt("spec", "http")) {
        List<YamlMapping> matches = rule.mappingsAt("match");
        YamlMapping any = new YamlMapping(List.of(), rule.origin());
        for (YamlMapping match : matches.isEmpty() ? List.of(any) : matches) {
          rule.mappingsAt("route")
              .forEach(target -> routes.add(istioRoute(name, rule, match, target)));
        }
      }
    }
    return routes;
  }

  private static Route istioRoute(
      Value<String> host, YamlMapping rule, YamlMapping match, YamlMapping target) {
    Optional<YamlMapping> uri = match.mappingAt("uri");
    boolean isExact = uri.filter(u -> u.has("exact")).isPresent();
    boolean isRegex = uri.filter(u -> u.has("regex")).isPresent();
    String key = isExact ? "exact" : isRegex ? "regex" : "prefix";
    boolean hasOtherConditions = ISTIO_CONDITIONS.stream().anyMatch(match::has);
    return new Route(
        host,
        hasOtherConditions ? unknown(match) : match.text("uri", key),
        isExact ? PathMatch.EXACT : isRegex ? PathMatch.REGEX : PathMatch.PREFIX,
        serviceOf(target.text("destination", "host")),
        target.text("destination", "port", "number"),
        namespaceOf(target.text("destination", "host")),
        istioRewrite(rule, isExact),
        anyIf(rule.has("headers") || target.has("headers"), rule),
        rule.origin());
  }

  private static Rewrite istioRewrite(YamlMapping rule, boolean isExact) {
    Value<String> uri = rule.text("rewrite", "uri");
    if (uri instanceof Value.Absent<String>) {
      return rule.at("rewrite", "uriRegexRewrite").isPresent()
          ? Rewrite.unknown(rule)
          : Rewrite.none(rule);
    }
    return Rewrite.to(isExact ? Kind.WHOLE : Kind.PREFIX, uri);
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

  private static Value<String> unknown(Located place) {
    return new Value.Unknown<>("", place.origin());
  }

  private static List<NamedValue> anyIf(boolean mayBeSet, Located rule) {
    return mayBeSet ? List.of(Route.anyHeader(rule.origin())) : List.of();
  }

  /**
   * Returns hosts or paths that are to be combined with others; one unknown value if there are more
   * than {@link #MOST_VALUES}, since the combinations would be too many.
   */
  static List<Value<String>> bounded(List<Value<String>> values) {
    return values.size() > MOST_VALUES
        ? List.of(new Value.Unknown<>("", values.get(0).origin()))
        : values;
  }
}
