package io.mcmetrics.path;

import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.yaml.Value;

/**
 * A route that matches the host of a URL.
 *
 * @param pathCoverage whether it matches the path as well
 */
public record RouteMatch(Endpoint endpoint, Route route, Coverage pathCoverage) {
  /** Whether a route matches a path. */
  public enum Coverage {
    /** It does. */
    YES,
    /** It does not. */
    NO,
    /** It depends on the controller, or on something that is not known. */
    UNKNOWN
  }

  /** Returns the path of a request as the route rewrites it. */
  public Value<String> rewrittenPath(String requested) {
    return PathRewriting.of(route, requested);
  }
}
