package io.mcmetrics.path;

import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;

/**
 * A proxy that forwards a request.
 *
 * @param proxy the port at which it gets the request
 * @param match the route of its configuration that forwards it
 * @param backend the backend to which it forwards
 * @param path the path of the forwarded request
 */
public record ProxyHop(ContainerPort proxy, RouteMatch match, Backend backend, Value<String> path)
    implements Located {
  @Override
  public Origin origin() {
    return match.route().origin();
  }
}
