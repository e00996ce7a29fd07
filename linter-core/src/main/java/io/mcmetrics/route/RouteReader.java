package io.mcmetrics.route;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.ApiVersion;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Endpoint.Encryption;
import io.mcmetrics.route.Endpoint.PlainHttp;
import io.mcmetrics.route.Endpoint.Refusal;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/**
 * Reads routes of other kinds than Ingress: of the Gateway API, of Traefik, of NGINX Inc., of
 * OpenShift, of Contour and of Istio. Only NGINX Inc. limits the size of a body by default; Traefik
 * does with a middleware.
 */
public final class RouteReader {
  private static final String OPENSHIFT = "route.openshift.io";
  private static final String NGINX_INC_LIMIT = "client-max-body-size";

  private final Document document;
  private final Cluster cluster;

  private final TraefikMiddlewares middlewares;

  private RouteReader(Document document, Cluster cluster, TraefikMiddlewares middlewares) {
    this.document = document;
    this.cluster = cluster;
    this.middlewares = middlewares;
  }

  /** Returns the endpoint that a document describes; empty if it is of another kind. */
  public static Optional<Endpoint> read(
      Document document, Cluster cluster, TraefikMiddlewares middlewares, Gateways gateways) {
    RouteReader resource = new RouteReader(document, cluster, middlewares);
    return switch (document.kind()) {
      case "HTTPRoute" ->
          resource.ofGateway(GatewayRoutes.of(document, cluster, gateways), gateways);
      case Endpoint.GRPC_ROUTE ->
          resource.ofGateway(GatewayRoutes.ofCalls(document, cluster, gateways), gateways);
      case "IngressRoute" ->
          resource.endpoint(
              TraefikRoutes.of(document, middlewares), resource.tls(), Controller.OTHER);
      case "VirtualServer" ->
          resource.endpoint(HostRoutes.ofNginx(document), resource.tls(), Controller.NGINX_INC);
      case "HTTPProxy" ->
          resource.endpoint(
              HostRoutes.ofContour(document),
              document.root().mappingAt("spec", "virtualhost", "tls").isPresent()
                  ? Encryption.TLS
                  : Encryption.UNKNOWN,
              Controller.OTHER);
      case "VirtualService" ->
          resource.endpoint(HostRoutes.ofIstio(document), Encryption.UNKNOWN, Controller.OTHER);
      case "Route" ->
          resource.isOfOpenShift()
              ? resource.endpoint(
                  HostRoutes.ofOpenShift(document), resource.tls(), Controller.OTHER)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private boolean isOfOpenShift() {
    return ApiVersion.startsWith(OPENSHIFT, document);
  }

  private Encryption tls() {
    return document.root().mappingAt("spec", "tls").isPresent()
        ? Encryption.TLS
        : Encryption.UNKNOWN;
  }

  private Optional<Endpoint> endpoint(
      List<Route> routes, Encryption encryption, Controller controller) {
    return endpoint(routes, List.of(), encryption, controller);
  }

  private Optional<Endpoint> ofGateway(List<Route> routes, Gateways gateways) {
    List<Refusal> refusals = GatewayRefusals.of(document, cluster, gateways);
    return endpoint(routes, refusals, Encryption.UNKNOWN, Controller.OTHER);
  }

  private Optional<Endpoint> endpoint(
      List<Route> routes, List<Refusal> refusals, Encryption encryption, Controller controller) {
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
            plainHttp(encryption),
            routes,
            List.of(),
            refusals,
            NamedValue.in(document.root().mappingAt("metadata", "annotations")),
            limit(),
            nothing,
            true,
            document.sight(),
            document.origin()));
  }

  /**
   * OpenShift's router answers 503 where nothing is said of plain HTTP, and redirects with 302
   * (openshift/router, haproxy-config.template). Contour redirects with 301 (projectcontour.io,
   * "TLS Termination"), and so does NGINX Inc.'s VirtualServer if it is told to.
   */
  private PlainHttp plainHttp(Encryption encryption) {
    if (encryption == Encryption.UNKNOWN) {
      return PlainHttp.UNKNOWN;
    }
    return switch (document.kind()) {
      case "Route" -> ofOpenShift(document.text("spec", "tls", "insecureEdgeTerminationPolicy"));
      case "HTTPProxy" ->
          document.root().mappingsAt("spec", "routes").stream()
                  .anyMatch(route -> route.has("permitInsecure"))
              ? PlainHttp.UNKNOWN
              : PlainHttp.REDIRECTED_AS_GET;
      case "VirtualServer" -> ofVirtualServer();
      default -> PlainHttp.UNKNOWN;
    };
  }

  private static PlainHttp ofOpenShift(Value<String> policy) {
    if (policy instanceof Value.Unknown<String>) {
      return PlainHttp.UNKNOWN;
    }
    if (policy.isKnown("Allow")) {
      return PlainHttp.SERVED;
    }
    return policy.isKnown("Redirect") ? PlainHttp.REDIRECTED_AS_GET : PlainHttp.REFUSED;
  }

  private PlainHttp ofVirtualServer() {
    if (!document.text("spec", "tls", "redirect", "enable").isKnown("true")) {
      return PlainHttp.UNKNOWN;
    }
    Value<String> code = document.text("spec", "tls", "redirect", "code");
    boolean keepsMethod = code.isKnown("307") || code.isKnown("308");
    return keepsMethod ? PlainHttp.REDIRECTED : PlainHttp.REDIRECTED_AS_GET;
  }

  private Value<String> limit() {
    return switch (document.kind()) {
      case "VirtualServer" -> ofUpstreams();
      case "IngressRoute" -> TraefikRoutes.bodySize(document, middlewares);
      default -> new Value.Absent<>(document.origin());
    };
  }

  /** Each upstream has a limit of its own; one without has the default, which is the lowest. */
  private Value<String> ofUpstreams() {
    Value<String> limit = new Value.Absent<>(document.origin());
    for (YamlMapping upstream : document.root().mappingsAt("spec", "upstreams")) {
      limit = upstream.text(NGINX_INC_LIMIT);
      if (limit instanceof Value.Absent<String>) {
        return limit;
      }
    }
    return limit;
  }
}
