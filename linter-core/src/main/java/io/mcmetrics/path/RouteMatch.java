package io.mcmetrics.path;

import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.yaml.Value;

/**
 * A route that answers to the host of a URL.
 *
 * @param coversPath whether it answers to the path as well
 */
public record RouteMatch(Endpoint endpoint, Route route, Coverage coversPath) {
  /** Whether a route answers to a path. */
  public enum Coverage {
    YES,
    NO,
    /** The controller decides, or something that cannot be seen. */
    PERHAPS
  }

  /** Returns the path that stands behind the route in place of that of the request. */
  public Value<String> behind(String asked) {
    return PathRewriting.of(route, asked);
  }
}
