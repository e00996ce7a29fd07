package io.mcmetrics.network;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.render.Document.Sight;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.List;

/**
 * A way into a cluster by HTTP: an Ingress, or a server of an nginx configuration.
 *
 * @param name the name of the resource, if it has one
 * @param cluster where it stands
 * @param controller who serves it
 * @param routes what it leads to
 * @param bodySize the largest request body it lets through, as it is written
 * @param origin the place where the limit would be set
 */
public record Endpoint(
    Value<String> name,
    Cluster cluster,
    Controller controller,
    List<Route> routes,
    Value<String> bodySize,
    Sight sight,
    Origin origin)
    implements Located {
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

  /**
   * One rule of an endpoint.
   *
   * @param host the name it answers to; absent for all
   * @param path the path it answers to; absent for all
   * @param service the name of the Service, or the host of the upstream
   * @param port the port of it, by number or by name
   */
  public record Route(
      Value<String> host, Value<String> path, Value<String> service, Value<String> port) {}

  /** Keeps its own list. */
  public Endpoint {
    routes = List.copyOf(routes);
  }
}
