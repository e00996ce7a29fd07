package io.mcmetrics.trace;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * A reason why a check was not looked at, or not all of it.
 *
 * @param what what was not looked at, in words
 */
record Unseen(String what, Origin origin) implements Located {
  static Unseen at(Located place, String what) {
    return new Unseen(what, place.origin());
  }
}
