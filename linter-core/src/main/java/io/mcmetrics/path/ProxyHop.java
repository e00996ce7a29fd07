package io.mcmetrics.path;

import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;

/**
 * A proxy on the way, that hands on what it gets.
 *
 * @param proxy the port of it
 * @param match what of its configuration is responsible
 * @param backend what stands behind it
 * @param path the path with which it asks there
 */
public record ProxyHop(ContainerPort proxy, RouteMatch match, Backend backend, Value<String> path)
    implements Located {
  @Override
  public Origin origin() {
    return match.route().origin();
  }
}
