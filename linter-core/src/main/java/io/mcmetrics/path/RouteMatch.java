package io.mcmetrics.path;

import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.yaml.Value;

/**
 * A route that matches the host of a URL.
 *
 * @param coversPath whether it matches the path as well
 */
public record RouteMatch(Endpoint endpoint, Route route, Coverage coversPath) {
  /** Whether a route matches a path. */
  public enum Coverage {
    /** It does. */
    YES,
    /** It does not. */
    NO,
    /** It depends on the controller, or on something that is not known. */
    PERHAPS
  }

  /** Returns the path of a request as the route rewrites it. */
  public Value<String> behind(String requested) {
    return PathRewriting.of(route, requested);
  }
}
