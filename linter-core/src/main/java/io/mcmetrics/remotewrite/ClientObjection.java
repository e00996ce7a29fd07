package io.mcmetrics.remotewrite;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * What an operator objects to in the settings of an HTTP client, before it generates anything.
 *
 * @param message in the words of the operator
 * @param origin where it stands
 */
public record ClientObjection(String message, Origin origin) implements Located {
  static ClientObjection at(Located where, String message) {
    return new ClientObjection(message, where.origin());
  }

  /** Returns this objection, under the name of a part of the settings. */
  public ClientObjection under(String part) {
    return new ClientObjection(part + ": " + message, origin);
  }
}
