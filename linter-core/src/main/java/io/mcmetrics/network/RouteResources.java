package io.mcmetrics.network;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.network.Endpoint.Controller;
import io.mcmetrics.network.Endpoint.Encryption;
import io.mcmetrics.network.Endpoint.Route;
import io.mcmetrics.render.Document;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/**
 * Reads routes of other kinds than Ingress: of the Gateway API, of Traefik, of NGINX Inc., of
 * OpenShift, of Contour and of Istio. None but NGINX Inc.'s limits the size of a body.
 */
public final class RouteResources {
  private static final String OPENSHIFT = "route.openshift.io";
  private static final String NGINX_INC_LIMIT = "client-max-body-size";

  private final Document document;
  private final Cluster cluster;

  private RouteResources(Document document, Cluster cluster) {
    this.document = document;
    this.cluster = cluster;
  }

  /** Returns the endpoint that a document describes; empty if it describes none of them. */
  public static Optional<Endpoint> read(Document document, Cluster cluster) {
    RouteResources resource = new RouteResources(document, cluster);
    return switch (document.kind()) {
      case "HTTPRoute" ->
          resource.endpoint(GatewayRoutes.of(document), Encryption.UNSAID, Controller.OTHER);
      case "IngressRoute" ->
          resource.endpoint(TraefikRoutes.of(document), resource.tls(), Controller.OTHER);
      case "VirtualServer" ->
          resource.endpoint(HostRoutes.ofNginx(document), resource.tls(), Controller.NGINX_INC);
      case "HTTPProxy" ->
          resource.endpoint(
              HostRoutes.ofContour(document),
              document.root().mappingAt("spec", "virtualhost", "tls").isPresent()
                  ? Encryption.TLS
                  : Encryption.UNSAID,
              Controller.OTHER);
      case "VirtualService" ->
          resource.endpoint(HostRoutes.ofIstio(document), Encryption.UNSAID, Controller.OTHER);
      case "Route" ->
          resource.isOpenShifts()
              ? resource.endpoint(
                  HostRoutes.ofOpenShift(document), resource.tls(), Controller.OTHER)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private boolean isOpenShifts() {
    return document.text("apiVersion") instanceof Value.Known<String> version
        && version.value().startsWith(OPENSHIFT);
  }

  private Encryption tls() {
    return document.root().mappingAt("spec", "tls").isPresent()
        ? Encryption.TLS
        : Encryption.UNSAID;
  }

  private Optional<Endpoint> endpoint(
      List<Route> routes, Encryption encryption, Controller controller) {
    Value<String> nothing = new Value.Absent<>(document.origin());
    return Optional.of(
        new Endpoint(
            document.kind(),
            document.name(),
            document.namespace(),
            cluster,
            controller,
            nothing,
            encryption,
            routes,
            NamedValue.in(document.root().mappingAt("metadata", "annotations")),
            controller == Controller.NGINX_INC ? limit() : nothing,
            document.sight(),
            document.origin()));
  }

  /** Each upstream has a limit of its own; one that has none makes the way narrow. */
  private Value<String> limit() {
    Value<String> limit = new Value.Absent<>(document.origin());
    for (YamlMapping upstream : HostRoutes.mappings(document.root(), "spec", "upstreams")) {
      limit = upstream.text(NGINX_INC_LIMIT);
      if (limit instanceof Value.Absent<String>) {
        return limit;
      }
    }
    return limit;
  }
}
