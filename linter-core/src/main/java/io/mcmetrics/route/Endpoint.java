package io.mcmetrics.route;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.kubernetes.KindAndName;
import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;

/**
 * A way into a cluster by HTTP: an Ingress, a route of another kind, or a server of an nginx
 * configuration.
 *
 * @param kind the Kubernetes kind, or {@code nginx.conf}
 * @param name the name of the resource, if it has one
 * @param namespace of the resource, if it is known
 * @param cluster where it stands
 * @param controller who serves it
 * @param className the class that it asks for
 * @param encryption whether it is reached by TLS
 * @param plainHttp what becomes of requests that come without
 * @param routes what it leads to
 * @param ports those on which it listens, where it says so itself
 * @param annotations what controllers read beside it
 * @param bodySize the largest request body it lets through, as it is written
 * @param bodySizeIsText whether it is written as a text, which annotations have to be
 * @param origin the place where the limit would be set
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
    List<NamedValue> annotations,
    Value<String> bodySize,
    boolean bodySizeIsText,
    Sight sight,
    Origin origin)
    implements Located {
  /** The kind of a resource of Kubernetes' own that most controllers serve. */
  public static final String INGRESS = "Ingress";

  /** Who serves an endpoint, as far as body limits go. */
  public enum Controller {
    /** kubernetes/ingress-nginx: 1m unless told otherwise. */
    INGRESS_NGINX,
    /** nginx/kubernetes-ingress: 1m unless told otherwise. */
    NGINX_INC,
    /** An nginx with a configuration of its own: 1m unless told otherwise. */
    NGINX,
    /** One without a limit, or whose limit is set elsewhere. */
    OTHER,
    /** The tree does not tell. */
    UNTOLD
  }

  /** Whether an endpoint speaks TLS. */
  public enum Encryption {
    /** It has a certificate. */
    TLS,
    /** Nothing that belongs to it says so; something in front of it may. */
    UNSAID
  }

  /** What becomes of a request without TLS. */
  public enum PlainHttp {
    /** It is passed on. */
    SERVED,
    /** It is answered with 307 or 308: the client sends it again, by TLS. */
    REDIRECTED,
    /** It is answered with 301 or 302: the client asks by TLS, and sends nothing. */
    REDIRECTED_AS_GET,
    /** It is answered with an error. */
    REFUSED,
    /** The tree does not tell. */
    UNTOLD
  }

  /** How the path of a route is compared with that of a request. */
  public enum PathMatch {
    /** All of it. */
    EXACT,
    /** Element by element, from the left. */
    PREFIX,
    /** As a regular expression. */
    REGEX,
    /** As the controller likes. */
    CONTROLLER
  }

  /**
   * One rule of an endpoint.
   *
   * @param host the name it answers to; absent for all
   * @param path the path it answers to; absent for all
   * @param match how the path is compared
   * @param service the name of the Service, or the host of the upstream
   * @param port the port of it, by number or by name
   * @param namespace of the Service; absent for that of the endpoint
   * @param rewrite what becomes of the path behind it
   * @param headers those that it puts in the place of the client's own, or adds; {@link
   *     #ANY_HEADER} stands for others that are not told
   * @param origin the rule
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
      Origin origin)
      implements Located {
    /** The name of headers that something not followed may set. */
    public static final String ANY_HEADER = "*";

    /** Keeps its own list. */
    public Route {
      headers = List.copyOf(headers);
    }

    /** Returns the entry that says that headers may be set which are not told. */
    static NamedValue anyHeader(Origin place) {
      return new NamedValue(ANY_HEADER, new Value.Unknown<>("", place), place);
    }

    /** Makes a route that leaves the headers alone, as far as is known. */
    public Route(
        Value<String> host,
        Value<String> path,
        PathMatch match,
        Value<String> service,
        Value<String> port,
        Value<String> namespace,
        Rewrite rewrite,
        Origin origin) {
      this(host, path, match, service, port, namespace, rewrite, List.of(), origin);
    }
  }

  /** Keeps its own lists. */
  public Endpoint {
    routes = List.copyOf(routes);
    ports = List.copyOf(ports);
    annotations = List.copyOf(annotations);
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
