package io.mcmetrics.network;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.network.Endpoint.Controller;
import io.mcmetrics.network.Endpoint.Encryption;
import io.mcmetrics.network.Endpoint.PathMatch;
import io.mcmetrics.network.Endpoint.PlainHttp;
import io.mcmetrics.network.Endpoint.Route;
import io.mcmetrics.render.Document;
import io.mcmetrics.render.Document.Sight;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a configuration of nginx as far as it says which server passes requests on, and how large
 * they may be. {@code client_max_body_size} holds for the blocks inside the one that sets it
 * (nginx.org, ngx_http_core_module).
 */
public final class NginxReader {
  private static final String BODY_SIZE = "client_max_body_size";
  private static final String SET_HEADER = "proxy_set_header";
  private static final String LISTEN = "listen";

  /** {@code 80}, {@code *:80}, {@code 0.0.0.0:80} and {@code [::]:80}. */
  private static final Pattern PORT = Pattern.compile("(?:[^/]*:)?(\\d{1,5})");

  /** What a block inherits from the one around it. */
  private record Settings(Optional<String> bodySize, List<NamedValue> headers) {}

  private final Document document;
  private final Cluster cluster;
  private final YamlScalar text;
  private final List<Endpoint> endpoints = new ArrayList<>();

  /** The first server of each upstream block, by the block's name. */
  private final Map<String, String> upstreams = new HashMap<>();

  private NginxReader(Document document, Cluster cluster, YamlScalar text) {
    this.document = document;
    this.cluster = cluster;
    this.text = text;
  }

  /** Returns one endpoint for each server block that passes requests on. */
  public static List<Endpoint> read(Document document, Cluster cluster) {
    Optional<YamlScalar> text = document.root().scalarAt("text");
    if (text.isEmpty()) {
      return List.of();
    }
    NginxReader reader = new NginxReader(document, cluster, text.get());
    List<NginxConfig> config = NginxConfig.parse(text.get().text());
    reader.upstreams(config);
    reader.servers(config, new Settings(Optional.empty(), List.of()));
    return reader.endpoints;
  }

  private void upstreams(List<NginxConfig> statements) {
    for (NginxConfig statement : statements) {
      if (statement.name().equals("upstream")) {
        statement
            .setting("server")
            .ifPresent(server -> upstreams.put(statement.argument(), server));
      }
      upstreams(statement.block());
    }
  }

  private void servers(List<NginxConfig> statements, Settings inherited) {
    for (NginxConfig statement : statements) {
      Settings settings = settings(statement, inherited);
      if (statement.name().equals("server") && !statement.block().isEmpty()) {
        locations(statement.block(), statement, settings);
      } else if (!statement.block().isEmpty()) {
        servers(statement.block(), settings);
      }
    }
  }

  /** Of headers a block inherits all or, if it sets any, none (ngx_http_proxy_module). */
  private Settings settings(NginxConfig block, Settings inherited) {
    List<NamedValue> headers = new ArrayList<>();
    for (NginxConfig statement : block.block()) {
      if (statement.name().equals(SET_HEADER) && statement.words().size() == 3) {
        headers.add(header(statement));
      }
    }
    return new Settings(
        block.setting(BODY_SIZE).or(inherited::bodySize),
        headers.isEmpty() ? inherited.headers() : headers);
  }

  private NamedValue header(NginxConfig statement) {
    int end = text.text().indexOf(';', statement.start());
    Origin place = text.placeOf(statement.start(), Math.max(end, statement.start() + 1));
    String value = statement.argument();
    return new NamedValue(
        statement.words().get(1),
        value.contains("$") ? new Value.Unknown<>(value, place) : new Value.Known<>(value, place),
        place);
  }

  private void locations(List<NginxConfig> block, NginxConfig server, Settings inherited) {
    Origin place = text.placeOf(server.start(), server.start() + "server".length());
    for (NginxConfig location : block) {
      if (location.name().equals("location")) {
        Settings settings = settings(location, inherited);
        location
            .setting("proxy_pass")
            .map(upstream -> route(place, location, upstream, settings.headers()))
            .ifPresent(route -> endpoints.add(endpoint(server, place, route, settings)));
        locations(location.block(), server, settings);
      }
    }
  }

  /** Without a word of it nginx listens on 80, or on 8000 if it may not (ngx_http_core_module). */
  private static List<Integer> ports(NginxConfig server) {
    List<Integer> ports = new ArrayList<>();
    for (NginxConfig statement : server.block()) {
      Matcher port = PORT.matcher(statement.words().size() > 1 ? statement.words().get(1) : "");
      if (statement.name().equals(LISTEN) && port.matches()) {
        ports.add(Integer.parseInt(port.group(1)));
      }
    }
    return server.setting(LISTEN).isEmpty() ? List.of(80, 8000) : ports;
  }

  private Endpoint endpoint(NginxConfig server, Origin place, Route route, Settings settings) {
    Optional<String> limit = settings.bodySize();
    Value<String> bodySize =
        limit.isPresent()
            ? new Value.Known<>(limit.get(), place)
            : document.sight().whole() ? new Value.Absent<>(place) : new Value.Unknown<>("", place);
    return new Endpoint(
        document.kind(),
        document.name(),
        document.namespace(),
        cluster,
        Controller.NGINX,
        new Value.Absent<>(place),
        Encryption.UNSAID,
        PlainHttp.UNTOLD,
        List.of(route),
        ports(server),
        List.of(),
        bodySize,
        true,
        sight(),
        place);
  }

  /** What is included from elsewhere may set the limit. */
  private Sight sight() {
    boolean includes = text.text().replace("include mime.types", "").contains("include ");
    return includes ? document.sight().atMost(Confidence.LIKELY) : document.sight();
  }

  /**
   * A path behind the host, be it only a slash, takes the place of that of the location; a variable
   * takes the place of all of it (nginx.org, ngx_http_proxy_module, proxy_pass).
   */
  private static Rewrite rewrite(String upstream, Origin place) {
    String path = Url.parse(upstream).map(Url::path).orElse("");
    if (path.isEmpty() || path.equals("$request_uri")) {
      return Rewrite.none(place);
    }
    return path.contains("$")
        ? Rewrite.untold(place)
        : Rewrite.to(Rewrite.Kind.PREFIX, new Value.Known<>(path, place));
  }

  /** The upstream's path follows its host, or the path of the request does, as a variable. */
  private Route route(
      Origin place, NginxConfig location, String upstream, List<NamedValue> headers) {
    Optional<Url> written = Url.parse(upstream.replaceFirst("\\$.*", ""));
    Optional<Url> target =
        written.map(Url::host).map(upstreams::get).flatMap(Url::parse).or(() -> written);
    Value<String> nothing = new Value.Absent<>(place);
    Value<String> service =
        target.isPresent() ? new Value.Known<>(target.get().host(), place) : nothing;
    Value<String> port = nothing;
    if (target.isPresent()) {
      // A variable in the host ends what is known of it, and of the port behind it.
      port =
          isCutShort(upstream)
              ? new Value.Unknown<>("", place)
              : new Value.Known<>(Integer.toString(target.get().port()), place);
    }
    return new Route(
        nothing,
        new Value.Known<>(location.argument(), place),
        match(location),
        service,
        port,
        isCutShort(upstream) ? new Value.Unknown<>("", place) : nothing,
        rewrite(upstream, place),
        headers,
        place);
  }

  private static boolean isCutShort(String upstream) {
    return upstream.matches("(?:[a-z]+://)?[^/$]*\\$.*")
        && !upstream.matches("(?:[a-z]+://)?[^/$]*:\\d+\\$.*");
  }

  /** {@code location = /path} takes it as it is, and {@code location ~ /path} as an expression. */
  private static PathMatch match(NginxConfig location) {
    String modifier = location.words().size() > 2 ? location.words().get(1) : "";
    return switch (modifier) {
      case "=" -> PathMatch.EXACT;
      case "~", "~*" -> PathMatch.REGEX;
      default -> PathMatch.CONTROLLER;
    };
  }
}
