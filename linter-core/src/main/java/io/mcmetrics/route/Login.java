package io.mcmetrics.route;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * What a route asks of whoever sends it a request, before it lets the request through.
 *
 * @param asker who asks, in words
 */
public record Login(Way way, String asker, Origin origin) implements Located {
  /** How one logs in. */
  public enum Way {
    /** A name and a password with each request; 401 without them. */
    PASSWORD,
    /** A token or a key in a header of each request; 401 without it. */
    TOKEN,
    /** A certificate of the client; an answer of nginx without it is 400. */
    CERTIFICATE,
    /** A browser is sent to a page where one signs in; a program gets a redirect. */
    SIGN_IN,
    /** Another service is asked about each request. */
    SERVICE
  }
}
