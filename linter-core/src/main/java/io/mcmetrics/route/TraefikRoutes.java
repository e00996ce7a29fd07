package io.mcmetrics.route;

import io.mcmetrics.document.Document;
import io.mcmetrics.route.Endpoint.PathMatch;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.route.TraefikMiddlewares.Effect;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The routes of a Traefik IngressRoute. Of the language of its rules, {@code Host}, {@code Path}
 * and {@code PathPrefix} are read; with any other matcher, host and path are unknown (Traefik,
 * "Rules and Priority").
 */
final class TraefikRoutes {
  private static final Pattern CALL = Pattern.compile("(\\w+)\\(([^()]*)\\)");
  private static final Pattern TEXT = Pattern.compile("[`\"]([^`\"]*)[`\"]");

  /** A rule of hosts and paths only, with the operators between them. */
  private static final Pattern PLAIN =
      Pattern.compile("(?:(?:Host|PathPrefix|Path)\\([^()]*\\)|&&|\\|\\||[()\\s])*+");

  private final Document document;
  private final TraefikMiddlewares middlewares;
  private final List<Route> routes = new ArrayList<>();

  private TraefikRoutes(Document document, TraefikMiddlewares middlewares) {
    this.document = document;
    this.middlewares = middlewares;
  }

  /** Returns the limit of the body size of the only route; absent if there are several. */
  static Value<String> bodySize(Document document, TraefikMiddlewares middlewares) {
    List<YamlMapping> routes = document.root().mappingsAt("spec", "routes");
    return routes.size() == 1
        ? new TraefikRoutes(document, middlewares).effect(routes.get(0)).bodySize()
        : new Value.Absent<>(document.origin());
  }

  private Effect effect(YamlMapping route) {
    return middlewares.listed(route.mappingsAt("middlewares"), document.namespace(), route);
  }

  static List<Route> of(Document document, TraefikMiddlewares middlewares) {
    TraefikRoutes reader = new TraefikRoutes(document, middlewares);
    for (YamlMapping route : document.root().mappingsAt("spec", "routes")) {
      for (YamlMapping service : route.mappingsAt("services")) {
        reader.add(route, service);
      }
    }
    return reader.routes;
  }

  private void add(YamlMapping route, YamlMapping service) {
    Value<String> rule = route.text("match");
    Effect effect = effect(route);
    if (!(rule instanceof Known<String> known) || !PLAIN.matcher(known.value()).matches()) {
      Value<String> unknown = new Value.Unknown<>("", rule.origin());
      add(unknown, unknown, PathMatch.CONTROLLER, service, effect, rule.origin());
      return;
    }
    Value<String> any = new Value.Absent<>(rule.origin());
    List<Value<String>> hosts = texts(known, "Host");
    List<Value<String>> exact = texts(known, "Path");
    List<Value<String>> prefixes = texts(known, "PathPrefix");
    for (Value<String> host : hosts.isEmpty() ? List.of(any) : hosts) {
      exact.forEach(p -> add(host, p, PathMatch.EXACT, service, effect, rule.origin()));
      prefixes.forEach(p -> add(host, p, PathMatch.PREFIX, service, effect, rule.origin()));
      if (exact.isEmpty() && prefixes.isEmpty()) {
        add(host, any, PathMatch.PREFIX, service, effect, rule.origin());
      }
    }
  }

  private static List<Value<String>> texts(Known<String> rule, String function) {
    List<Value<String>> texts = new ArrayList<>();
    Matcher call = CALL.matcher(rule.value());
    while (call.find()) {
      Matcher text = TEXT.matcher(call.group(2));
      while (call.group(1).equals(function) && text.find()) {
        texts.add(new Known<>(text.group(1), rule.origin()));
      }
    }
    return HostRoutes.bounded(texts);
  }

  private void add(
      Value<String> host,
      Value<String> path,
      PathMatch match,
      YamlMapping service,
      Effect effect,
      Origin place) {
    boolean isService =
        service.text("kind") instanceof Value.Absent<String>
            || service.text("kind").isKnown("Service");
    routes.add(
        new Route(
            host,
            path,
            match,
            isService ? service.text("name") : new Value.Unknown<>("", service.origin()),
            service.text("port"),
            service.text("namespace"),
            effect.rewrite(),
            effect.headers(),
            effect.logins(),
            place));
  }
}
