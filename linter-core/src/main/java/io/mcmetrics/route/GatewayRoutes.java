package io.mcmetrics.route;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.route.Endpoint.PathMatch;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.route.Rewrite.Kind;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The routes of an HTTPRoute: one for each of its hosts, matches and backends (Gateway API,
 * HTTPRoute).
 */
final class GatewayRoutes {
  private final List<Route> routes = new ArrayList<>();
  private final boolean areOfCalls;

  private GatewayRoutes(boolean areOfCalls) {
    this.areOfCalls = areOfCalls;
  }

  static List<Route> of(Document document, Cluster cluster, Gateways gateways) {
    return read(new GatewayRoutes(false), document, cluster, gateways);
  }

  /** Reads a GRPCRoute: a service and a method of gRPC are the two elements of a path. */
  static List<Route> ofCalls(Document document, Cluster cluster, Gateways gateways) {
    return read(new GatewayRoutes(true), document, cluster, gateways);
  }

  private static List<Route> read(
      GatewayRoutes reader, Document document, Cluster cluster, Gateways gateways) {
    List<Value<String>> hosts = GatewayHosts.of(document, cluster, gateways);
    for (Value<String> host : HostRoutes.bounded(hosts)) {
      document.root().mappingsAt("spec", "rules").forEach(rule -> reader.rule(host, rule));
    }
    return reader.routes;
  }

  private void rule(Value<String> host, YamlMapping rule) {
    List<YamlMapping> matches = rule.mappingsAt("matches");
    for (YamlMapping backend : backends(rule)) {
      Rewrite rewrite = rewrite(rule, backend);
      List<NamedValue> headers = headers(rule, backend);
      if (matches.isEmpty()) {
        add(host, rule, backend, rewrite, headers);
      }
      matches.forEach(match -> add(host, match, backend, rewrite, headers));
    }
  }

  /**
   * One of weight 0 gets no requests; a rule with no other answers them itself, with a fault. One
   * that redirects stands beside the rule that serves, often for another listener of the host.
   */
  private static List<YamlMapping> backends(YamlMapping rule) {
    List<YamlMapping> asked =
        rule.mappingsAt("backendRefs").stream()
            .filter(backend -> !backend.text("weight").isKnown("0"))
            .toList();
    boolean redirects =
        rule.mappingsAt("filters").stream()
            .anyMatch(filter -> filter.text("type").isKnown("RequestRedirect"));
    return asked.isEmpty() && !redirects ? List.of(YamlMapping.empty(rule.origin())) : asked;
  }

  private static List<YamlMapping> filters(YamlMapping rule, YamlMapping backend) {
    List<YamlMapping> filters = new ArrayList<>(rule.mappingsAt("filters"));
    filters.addAll(backend.mappingsAt("filters"));
    return filters;
  }

  /** A filter of an extension may set any header. */
  private static List<NamedValue> headers(YamlMapping rule, YamlMapping backend) {
    List<NamedValue> headers = new ArrayList<>();
    for (YamlMapping filter : filters(rule, backend)) {
      if (filter.text("type").isKnown("ExtensionRef")) {
        headers.add(Route.anyHeader(filter.origin()));
      }
      for (String how : List.of("set", "add")) {
        for (YamlMapping header : filter.mappingsAt("requestHeaderModifier", how)) {
          String name = header.text("name").known().orElse(Route.ANY_HEADER);
          headers.add(new NamedValue(name, header.text("value"), header.origin()));
        }
      }
      for (Yaml name : filter.itemsAt("requestHeaderModifier", "remove")) {
        Value<String> nothing = new Value.Known<>("", name.origin());
        headers.add(
            new NamedValue(
                Value.of(name).known().orElse(Route.ANY_HEADER), nothing, name.origin()));
      }
    }
    return headers;
  }

  private static Rewrite rewrite(YamlMapping rule, YamlMapping backend) {
    for (YamlMapping filter : filters(rule, backend)) {
      if (filter.text("type").isKnown("RequestRedirect")) {
        return Rewrite.unknown(filter);
      }
      Optional<YamlMapping> path = filter.mappingAt("urlRewrite", "path");
      if (path.isPresent()) {
        return path.get().text("type").isKnown("ReplaceFullPath")
            ? Rewrite.to(Kind.WHOLE, path.get().text("replaceFullPath"))
            : Rewrite.to(Kind.PREFIX, path.get().text("replacePrefixMatch"));
      }
    }
    return Rewrite.none(rule);
  }

  private void add(
      Value<String> host,
      YamlMapping match,
      YamlMapping backend,
      Rewrite rewrite,
      List<NamedValue> headers) {
    Yaml written = match.mappingAt("path").map(Yaml.class::cast).orElse(match);
    boolean isOpen =
        areOfCalls
            ? match.has("headers") || match.text("method", "type").isKnown("RegularExpression")
            : hasOtherConditions(match);
    Value<String> path = areOfCalls ? call(match) : match.text("path", "value");
    routes.add(
        new Route(
            host,
            isOpen ? new Value.Unknown<>("", match.origin()) : path,
            kindOf(match.text("path", "type")),
            backend.text("name"),
            backend.text("port"),
            backend.text("namespace"),
            rewrite,
            headers,
            written.origin()));
  }

  private static Value<String> call(YamlMapping match) {
    Value<String> service = match.text("method", "service");
    Value<String> method = match.text("method", "method");
    if (!(service instanceof Value.Known<String> known)) {
      return method instanceof Value.Absent<String>
          ? service
          : new Value.Unknown<>("", match.origin());
    }
    return new Value.Known<>(
        "/" + known.value() + method.known().map(name -> "/" + name).orElse(""), known.origin());
  }

  /** Tells whether a match has conditions beside the path that a POST may not meet. */
  private static boolean hasOtherConditions(YamlMapping match) {
    Value<String> method = match.text("method");
    boolean isPost = method instanceof Value.Absent<String> || method.isKnown("POST");
    return !isPost || match.has("headers") || match.has("queryParams");
  }

  private static PathMatch kindOf(Value<String> type) {
    if (type.isKnown("Exact")) {
      return PathMatch.EXACT;
    }
    return type.isKnown("RegularExpression") ? PathMatch.REGEX : PathMatch.PREFIX;
  }
}
