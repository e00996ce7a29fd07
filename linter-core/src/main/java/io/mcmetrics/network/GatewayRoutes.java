package io.mcmetrics.network;

import static io.mcmetrics.network.HostRoutes.mappings;

import io.mcmetrics.network.Endpoint.PathMatch;
import io.mcmetrics.network.Endpoint.Route;
import io.mcmetrics.render.Document;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The routes of an HTTPRoute: each of its host names with each of its paths and backends (Gateway
 * API, HTTPRoute). One without host names answers to those of its Gateway.
 */
final class GatewayRoutes {
  private static final Set<String> REWRITING = Set.of("URLRewrite", "RequestRedirect");

  private final List<Route> routes = new ArrayList<>();

  private GatewayRoutes() {}

  static List<Route> of(Document document) {
    GatewayRoutes reader = new GatewayRoutes();
    List<Value<String>> hosts = new ArrayList<>();
    document.root().itemsAt("spec", "hostnames").forEach(host -> hosts.add(Value.of(host)));
    if (hosts.isEmpty()) {
      hosts.add(new Value.Absent<>(document.origin()));
    }
    for (Value<String> host : hosts) {
      mappings(document.root(), "spec", "rules").forEach(rule -> reader.rule(host, rule));
    }
    return reader.routes;
  }

  private void rule(Value<String> host, YamlMapping rule) {
    boolean rewritten =
        mappings(rule, "filters").stream()
            .anyMatch(
                filter ->
                    filter.text("type") instanceof Value.Known<String> type
                        && REWRITING.contains(type.value()));
    List<YamlMapping> matches = mappings(rule, "matches");
    for (YamlMapping backend : mappings(rule, "backendRefs")) {
      if (matches.isEmpty()) {
        add(host, rule, backend, rewritten);
      }
      matches.forEach(match -> add(host, match, backend, rewritten));
    }
  }

  private void add(Value<String> host, YamlMapping match, YamlMapping backend, boolean rewritten) {
    Yaml written = match.mappingAt("path").map(Yaml.class::cast).orElse(match);
    routes.add(
        new Route(
            host,
            match.text("path", "value"),
            kindOf(match.text("path", "type")),
            backend.text("name"),
            backend.text("port"),
            backend.text("namespace"),
            rewritten,
            written.origin()));
  }

  private static PathMatch kindOf(Value<String> type) {
    if (type.isKnown("Exact")) {
      return PathMatch.EXACT;
    }
    return type.isKnown("RegularExpression") ? PathMatch.REGEX : PathMatch.PREFIX;
  }
}
