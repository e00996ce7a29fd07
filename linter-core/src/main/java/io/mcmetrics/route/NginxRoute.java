package io.mcmetrics.route;

import io.mcmetrics.network.Url;
import io.mcmetrics.route.Endpoint.PathMatch;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The route of an nginx location (nginx.org, ngx_http_proxy_module).
 *
 * @param place the place of the server
 * @param upstreams the first server of each upstream block, by the block's name
 * @param headers the request headers that it sets
 * @param logins what it asks of who sends requests
 */
record NginxRoute(
    Origin place,
    NginxConfig location,
    Map<String, String> upstreams,
    List<NamedValue> headers,
    List<Login> logins) {
  /** Directives by which a location may refuse some requests, or serve them itself. */
  private static final List<String> CHOICES = List.of("if", "try_files", "deny", "auth_request");

  /** Returns the route; a location that proxies nothing has no Service. */
  Route read() {
    Optional<String> upstream = location.setting("proxy_pass");
    Value<String> nothing = new Value.Absent<>(place);
    if (CHOICES.stream().anyMatch(location::has)) {
      return undecided();
    }
    if (upstream.isEmpty() || location.has("return")) {
      return route(nothing, nothing, nothing, Rewrite.none(place));
    }
    return proxied(upstream.get(), nothing);
  }

  /** Returns a route of which only the path is known. */
  Route undecided() {
    Value<String> unknown = new Value.Unknown<>("", place);
    return route(unknown, unknown, new Value.Absent<>(place), Rewrite.unknown(place));
  }

  /** Returns the route of a {@code proxy_pass}, whose URL may have variables. */
  private Route proxied(String upstream, Value<String> nothing) {
    Optional<Url> written = Url.parse(upstream.replaceFirst("\\$.*", ""));
    Optional<Url> target =
        written.map(Url::host).map(upstreams::get).flatMap(Url::parse).or(() -> written);
    Value<String> service =
        target.isPresent() ? new Value.Known<>(target.get().host(), place) : nothing;
    Value<String> port = nothing;
    if (target.isPresent()) {
      // With a variable in the host, the rest of the host and the port are not known.
      port =
          hasVariableInHost(upstream)
              ? new Value.Unknown<>("", place)
              : new Value.Known<>(Integer.toString(target.get().port()), place);
    }
    return route(
        service,
        port,
        hasVariableInHost(upstream) ? new Value.Unknown<>("", place) : nothing,
        location.has("rewrite") ? Rewrite.unknown(place) : rewrite(upstream));
  }

  private Route route(
      Value<String> service, Value<String> port, Value<String> namespace, Rewrite rewrite) {
    return new Route(
        new Value.Absent<>(place),
        new Value.Known<>(path(), place),
        match(),
        service,
        port,
        namespace,
        rewrite,
        headers,
        logins,
        place);
  }

  private static boolean hasVariableInHost(String upstream) {
    return upstream.matches("(?:[a-z]+://)?[^/$]*\\$.*")
        && !upstream.matches("(?:[a-z]+://)?[^/$]*:\\d+\\$.*");
  }

  /**
   * A path in the URL of {@code proxy_pass}, be it only a slash, replaces the path of the location;
   * a path with a variable replaces the whole path.
   */
  private Rewrite rewrite(String upstream) {
    String path = Url.parse(upstream).map(Url::path).orElse("");
    if (path.isEmpty() || path.equals("$request_uri")) {
      return Rewrite.none(place);
    }
    return path.contains("$")
        ? Rewrite.unknown(place)
        : Rewrite.to(Rewrite.Kind.PREFIX, new Value.Known<>(path, place));
  }

  private String modifier() {
    return location.words().size() > 2 ? location.words().get(1) : "";
  }

  private String path() {
    return (modifier().equals("~*") ? "(?i)" : "") + location.argument();
  }

  /** {@code location = /path} takes it as it is, and {@code location ~ /path} as an expression. */
  private PathMatch match() {
    return switch (modifier()) {
      case "=" -> PathMatch.EXACT;
      case "~", "~*" -> PathMatch.REGEX;
      default -> PathMatch.CONTROLLER;
    };
  }

  boolean isExpression() {
    return match() == PathMatch.REGEX;
  }
}
