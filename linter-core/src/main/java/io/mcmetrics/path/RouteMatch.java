package io.mcmetrics.path;

import io.mcmetrics.network.Endpoint;
import io.mcmetrics.network.Endpoint.Route;

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
}
