package io.mcmetrics.route;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Endpoint.Encryption;
import io.mcmetrics.route.Endpoint.PlainHttp;
import io.mcmetrics.route.Endpoint.Route;
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
 * Reads the servers of an nginx configuration: their ports, their locations with {@code proxy_pass}
 * and headers, and the limit of the body size (nginx.org, ngx_http_core_module and
 * ngx_http_proxy_module). Scripts and rewrite rules are not evaluated.
 */
public final class NginxReader {
  private static final String BODY_SIZE = "client_max_body_size";
  private static final String SET_HEADER = "proxy_set_header";
  private static final String LISTEN = "listen";

  /** Directives of a server that may send a request elsewhere before its locations count. */
  private static final List<String> DIVERSIONS = List.of("rewrite", "if", "return");

  /** {@code 80}, {@code *:80}, {@code 0.0.0.0:80} and {@code [::]:80}. */
  private static final Pattern PORT = Pattern.compile("(?:[^/]*:)?(\\d{1,5})");

  /** The settings that a block inherits from the enclosing one. */
  private record Settings(
      Optional<String> bodySize, List<NamedValue> headers, NginxLogins logins) {}

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

  /**
   * Returns an endpoint for each location, and for each server without one; none if no location
   * proxies requests.
   */
  public static List<Endpoint> read(Document document, Cluster cluster) {
    Optional<YamlScalar> text = document.root().scalarAt("text");
    if (text.isEmpty()) {
      return List.of();
    }
    NginxReader reader = new NginxReader(document, cluster, text.get());
    List<NginxConfig> config = NginxConfig.parse(text.get().text());
    reader.upstreams(config);
    reader.servers(config, new Settings(Optional.empty(), List.of(), NginxLogins.NONE));
    boolean passesOn =
        reader.endpoints.stream()
            .flatMap(endpoint -> endpoint.routes().stream())
            .anyMatch(route -> !(route.service() instanceof Value.Absent<String>));
    return passesOn ? reader.endpoints : List.of();
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
        server(statement, settings);
      } else if (!statement.block().isEmpty()) {
        servers(statement.block(), settings);
      }
    }
  }

  /** A block inherits the headers only if it sets none itself (ngx_http_proxy_module). */
  private Settings settings(NginxConfig block, Settings inherited) {
    List<NamedValue> headers = new ArrayList<>();
    for (NginxConfig statement : block.block()) {
      if (statement.name().equals(SET_HEADER) && statement.words().size() == 3) {
        headers.add(header(statement));
      }
    }
    return new Settings(
        block.setting(BODY_SIZE).or(inherited::bodySize),
        headers.isEmpty() ? inherited.headers() : headers,
        inherited.logins().within(block, this::placeOf));
  }

  private Origin placeOf(NginxConfig statement) {
    int end = text.text().indexOf(';', statement.start());
    return text.placeOf(statement.start(), Math.max(end, statement.start() + 1));
  }

  private NamedValue header(NginxConfig statement) {
    Origin place = placeOf(statement);
    String value = statement.argument();
    return new NamedValue(
        statement.words().get(1),
        value.contains("$") ? new Value.Unknown<>(value, place) : new Value.Known<>(value, place),
        place);
  }

  private void server(NginxConfig server, Settings settings) {
    int before = endpoints.size();
    locations(server.block(), server, settings);
    if (endpoints.size() == before) {
      Origin place = text.placeOf(server.start(), server.start() + "server".length());
      endpoints.add(endpoint(server, place, List.of(), settings));
    }
  }

  private void locations(List<NginxConfig> block, NginxConfig server, Settings inherited) {
    Origin place = text.placeOf(server.start(), server.start() + "server".length());
    boolean mayBeDiverted = DIVERSIONS.stream().anyMatch(server::has);
    for (NginxConfig location : block) {
      // A named location only takes internal redirects.
      if (location.name().equals("location") && !location.argument().startsWith("@")) {
        Settings settings = settings(location, inherited);
        NginxRoute route =
            new NginxRoute(place, location, upstreams, settings.headers(), settings.logins().all());
        boolean mayYield = route.isExpression() && hasLocationBeforeExpressions(server);
        Route read = mayBeDiverted || mayYield ? route.undecided() : route.read();
        endpoints.add(endpoint(server, place, List.of(read), settings));
        locations(location.block(), server, settings);
      }
    }
  }

  /** A location with {@code ^~} takes precedence over regular expressions, if it is the longest. */
  private static boolean hasLocationBeforeExpressions(NginxConfig server) {
    return server.block().stream()
        .anyMatch(l -> l.name().equals("location") && l.words().contains("^~"));
  }

  /** By default nginx listens on 80, or on 8000 without the privilege (ngx_http_core_module). */
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

  private Endpoint endpoint(
      NginxConfig server, Origin place, List<Route> routes, Settings settings) {
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
        Encryption.UNKNOWN,
        PlainHttp.UNKNOWN,
        routes,
        ports(server),
        List.of(),
        List.of(),
        bodySize,
        new Value.Absent<>(place),
        true,
        sight(),
        place);
  }

  /** An included file may set the limit. */
  private Sight sight() {
    boolean includes = text.text().replace("include mime.types", "").contains("include ");
    return includes ? document.sight().atMost(Confidence.LIKELY) : document.sight();
  }
}
