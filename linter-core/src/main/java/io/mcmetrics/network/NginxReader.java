package io.mcmetrics.network;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.network.Endpoint.Controller;
import io.mcmetrics.network.Endpoint.Encryption;
import io.mcmetrics.network.Endpoint.PathMatch;
import io.mcmetrics.network.Endpoint.Route;
import io.mcmetrics.render.Document;
import io.mcmetrics.render.Document.Sight;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a configuration of nginx as far as it says which server passes requests on, and how large
 * they may be. {@code client_max_body_size} holds for the blocks inside the one that sets it
 * (nginx.org, ngx_http_core_module).
 */
public final class NginxReader {
  private static final String BODY_SIZE = "client_max_body_size";

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
    reader.servers(config, Optional.empty());
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

  private void servers(List<NginxConfig> statements, Optional<String> inherited) {
    for (NginxConfig statement : statements) {
      Optional<String> size = statement.setting(BODY_SIZE).or(() -> inherited);
      if (statement.name().equals("server") && !statement.block().isEmpty()) {
        server(statement, size);
      } else if (!statement.block().isEmpty()) {
        servers(statement.block(), size);
      }
    }
  }

  private void server(NginxConfig server, Optional<String> size) {
    Origin place = text.placeOf(server.start(), server.start() + "server".length());
    locations(server.block(), place, size);
  }

  private void locations(List<NginxConfig> block, Origin place, Optional<String> inherited) {
    for (NginxConfig location : block) {
      if (location.name().equals("location")) {
        Optional<String> size = location.setting(BODY_SIZE).or(() -> inherited);
        location
            .setting("proxy_pass")
            .map(upstream -> route(place, location.argument(), upstream))
            .ifPresent(route -> endpoints.add(endpoint(place, route, size)));
        locations(location.block(), place, size);
      }
    }
  }

  private Endpoint endpoint(Origin place, Route route, Optional<String> limit) {
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
        List.of(route),
        List.of(),
        bodySize,
        sight(),
        place);
  }

  /** What is included from elsewhere may set the limit. */
  private Sight sight() {
    boolean includes = text.text().replace("include mime.types", "").contains("include ");
    return includes ? document.sight().atMost(Confidence.LIKELY) : document.sight();
  }

  /** A path behind the host, be it only a slash, takes the place of that of the location. */
  private static boolean isRewritten(String upstream) {
    return Url.parse(upstream).filter(url -> !url.path().isEmpty()).isPresent();
  }

  /** The upstream's path follows its host, or the path of the request does, as a variable. */
  private Route route(Origin place, String path, String upstream) {
    Optional<Url> written = Url.parse(upstream.replaceFirst("\\$.*", ""));
    Optional<Url> target =
        written.map(Url::host).map(upstreams::get).flatMap(Url::parse).or(() -> written);
    Value<String> nothing = new Value.Absent<>(place);
    Value<String> service =
        target.isPresent() ? new Value.Known<>(target.get().host(), place) : nothing;
    Value<String> port =
        target.isPresent()
            ? new Value.Known<>(Integer.toString(target.get().port()), place)
            : nothing;
    return new Route(
        nothing,
        new Value.Known<>(path, place),
        PathMatch.CONTROLLER,
        service,
        port,
        nothing,
        isRewritten(upstream),
        place);
  }
}
