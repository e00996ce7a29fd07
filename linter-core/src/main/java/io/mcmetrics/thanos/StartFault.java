package io.mcmetrics.thanos;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * Something because of which a component of Thanos does not start, or answers nothing.
 *
 * @param message what it objects to, in its own words where it has any
 * @param confidence certain if its release objects, or every release does
 * @param origin the flag, or the place in the file that it names
 */
public record StartFault(String message, Confidence confidence, Origin origin) implements Located {
  static StartFault certain(String message, Located where) {
    return new StartFault(message, Confidence.CERTAIN, where.origin());
  }
}
