package io.mcmetrics.route;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.kubernetes.KindAndName;
import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration that routes HTTP requests: an Ingress, a route of another kind, or a server of an
 * nginx configuration.
 *
 * @param kind the Kubernetes kind, or {@code nginx.conf}
 * @param name the name of the resource, if it has one
 * @param namespace of the resource, if it is known
 * @param cluster the cluster that it is deployed to
 * @param controller the controller or proxy that serves it
 * @param className the name of its IngressClass
 * @param encryption whether it terminates TLS
 * @param plainHttp how requests without TLS are answered
 * @param routes its rules
 * @param ports the ports on which a server of nginx listens; none for other kinds
 * @param refusals why a Gateway does not take it, or a backend of it
 * @param annotations those of the resource
 * @param bodySize the largest request body that it accepts, as it is written
 * @param usualBodySize the one that its controller sets for all routes, as it is written
 * @param bodySizeIsText whether it is written as a string, as annotations have to be
 * @param origin the place where the limit of the body size would be set
 */
public record Endpoint(
    String kind,
    Value<String> name,
    Value<String> namespace,
    Cluster cluster,
    Controller controller,
    Value<String> className,
    Encryption encryption,
    PlainHttp plainHttp,
    List<Route> routes,
    List<Integer> ports,
    List<Refusal> refusals,
    List<NamedValue> annotations,
    Value<String> bodySize,
    Value<String> usualBodySize,
    boolean bodySizeIsText,
    Sight sight,
    Origin origin)
    implements Located {
  /** The kind of the built-in resource, which most controllers serve. */
  public static final String INGRESS = "Ingress";

  /** The kind of the Gateway API that takes calls of gRPC only. */
  public static final String GRPC_ROUTE = "GRPCRoute";

  /** A controller that serves endpoints, as far as limits of the body size differ. */
  public enum Controller {
    /** kubernetes/ingress-nginx: 1m unless told otherwise. */
    INGRESS_NGINX,
    /** nginx/kubernetes-ingress: 1m unless told otherwise. */
    NGINX_INC,
    /** An nginx with a configuration of its own: 1m unless told otherwise. */
    NGINX,
    /**
     * Traefik in place of ingress-nginx, whose annotations it reads: no limit unless one of them
     * asks for buffers (traefik 3.7, kubernetesingressnginx/middleware.go).
     */
    LIKE_INGRESS_NGINX,
    /** Another one: it has no limit by default. */
    OTHER,
    /** It is not known which one. */
    UNKNOWN;

    /** Tells whether it may limit bodies though nothing says so. */
    public boolean mayLimitBodies() {
      return this != OTHER && this != LIKE_INGRESS_NGINX;
    }
  }

  /** Whether an endpoint terminates TLS. */
  public enum Encryption {
    /** It has a certificate. */
    TLS,
    /** It does not say so; a load balancer before it may terminate TLS. */
    UNKNOWN
  }

  /** How a request without TLS is answered. */
  public enum PlainHttp {
    /** It is served like any other. */
    SERVED,
    /** It is redirected with 307 or 308: the client repeats the POST by HTTPS. */
    REDIRECTED,
    /** It is redirected with 301 or 302: the client sends a GET by HTTPS, without the body. */
    REDIRECTED_AS_GET,
    /** It is answered with an error. */
    REFUSED,
    /** It is not known. */
    UNKNOWN
  }

  /** How the path of a route is compared with that of a request. */
  public enum PathMatch {
    /** The whole path. */
    EXACT,
    /** Element by element, from the left. */
    PREFIX,
    /** As a regular expression. */
    REGEX,
    /** As the controller does for {@code ImplementationSpecific}. */
    CONTROLLER
  }

  /**
   * One rule of an endpoint.
   *
   * @param host the host that it matches; absent for all
   * @param path the path that it matches; absent for all
   * @param match how the path is compared
   * @param service the name of the Service, or the host of the upstream
   * @param port the port of the Service or upstream, by number or by name
   * @param namespace of the Service; absent for that of the endpoint
   * @param rewrite how the path is rewritten
   * @param headers the request headers that it sets; {@link #ANY_HEADER} stands for others that are
   *     not known
   * @param logins what it asks of who sends requests
   * @param origin the place of the rule
   */
  public record Route(
      Value<String> host,
      Value<String> path,
      PathMatch match,
      Value<String> service,
      Value<String> port,
      Value<String> namespace,
      Rewrite rewrite,
      List<NamedValue> headers,
      List<Login> logins,
      Origin origin)
      implements Located {
    /** The name that stands for headers which may be set, and are not known. */
    public static final String ANY_HEADER = "*";

    /** Keeps its own lists. */
    public Route {
      headers = List.copyOf(headers);
      logins = List.copyOf(logins);
    }

    /** Returns the entry that stands for headers which may be set, and are not known. */
    static NamedValue anyHeader(Origin place) {
      return new NamedValue(ANY_HEADER, new Value.Unknown<>("", place), place);
    }

    /** Returns the route with further logins. */
    Route asking(List<Login> further) {
      List<Login> all = new ArrayList<>(logins);
      all.addAll(further);
      return new Route(host, path, match, service, port, namespace, rewrite, headers, all, origin);
    }

    /** Makes a route that asks for no login. */
    public Route(
        Value<String> host,
        Value<String> path,
        PathMatch match,
        Value<String> service,
        Value<String> port,
        Value<String> namespace,
        Rewrite rewrite,
        List<NamedValue> headers,
        Origin origin) {
      this(host, path, match, service, port, namespace, rewrite, headers, List.of(), origin);
    }

    /** Makes a route that sets no headers, and asks for no login. */
    public Route(
        Value<String> host,
        Value<String> path,
        PathMatch match,
        Value<String> service,
        Value<String> port,
        Value<String> namespace,
        Rewrite rewrite,
        Origin origin) {
      this(host, path, match, service, port, namespace, rewrite, List.of(), List.of(), origin);
    }
  }

  /**
   * Something because of which requests do not pass.
   *
   * @param hosts those for which nothing answers; none if it is about one backend
   * @param other where the other side of the agreement stands
   * @param origin what has to change
   */
  public record Refusal(List<Value<String>> hosts, String message, Origin other, Origin origin)
      implements Located {
    /** Keeps its own list. */
    public Refusal {
      hosts = List.copyOf(hosts);
    }

    /** Tells whether it keeps requests to a host from being answered. */
    public boolean isOf(String host) {
      return hosts.stream()
          .flatMap(name -> name.known().stream())
          .anyMatch(name -> GatewayHosts.covers(name, host));
    }
  }

  /** Keeps its own lists. */
  public Endpoint {
    routes = List.copyOf(routes);
    ports = List.copyOf(ports);
    refusals = List.copyOf(refusals);
    annotations = List.copyOf(annotations);
  }

  /** Returns the endpoint with further logins at each of its routes. */
  public Endpoint asking(List<Login> logins) {
    if (logins.isEmpty()) {
      return this;
    }
    return new Endpoint(
        kind,
        name,
        namespace,
        cluster,
        controller,
        className,
        encryption,
        plainHttp,
        routes.stream().map(route -> route.asking(logins)).toList(),
        ports,
        refusals,
        annotations,
        bodySize,
        usualBodySize,
        bodySizeIsText,
        sight,
        origin);
  }

  /** Returns the cluster and the namespace of the resource. */
  public ResourceLocation location() {
    return new ResourceLocation(cluster, namespace);
  }

  /** Returns kind and name in words. */
  public String words() {
    return KindAndName.words(kind, name);
  }
}
