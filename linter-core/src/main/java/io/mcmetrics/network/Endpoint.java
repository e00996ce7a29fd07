package io.mcmetrics.network;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.render.Document.Sight;
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
 * @param routes what it leads to
 * @param annotations what controllers read beside it
 * @param bodySize the largest request body it lets through, as it is written
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
    List<Route> routes,
    List<NamedValue> annotations,
    Value<String> bodySize,
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
   * @param rewritten whether the path may be another one behind it
   * @param origin the rule
   */
  public record Route(
      Value<String> host,
      Value<String> path,
      PathMatch match,
      Value<String> service,
      Value<String> port,
      Value<String> namespace,
      boolean rewritten,
      Origin origin)
      implements Located {}

  /** Keeps its own lists. */
  public Endpoint {
    routes = List.copyOf(routes);
    annotations = List.copyOf(annotations);
  }

  /** Returns kind and name in words. */
  public String words() {
    return name instanceof Value.Known<String> known ? kind + " `" + known.value() + "`" : kind;
  }
}
