package io.mcmetrics.prometheus;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * Something because of which Prometheus does not load its configuration, or does not start.
 *
 * @param message what Prometheus objects to, in its own words where it has any
 * @param confidence certain if the release that runs objects, or every release does
 * @param origin where it stands: the value, or what lacks one
 */
public record LoadFault(String message, Confidence confidence, Origin origin) implements Located {
  /** Returns this fault, no more certain than given. */
  public LoadFault atMost(Confidence limit) {
    return confidence.compareTo(limit) <= 0 ? this : new LoadFault(message, limit, origin);
  }
}
