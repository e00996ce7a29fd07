package io.mcmetrics.report.trace;

import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.TracedHop;

/**
 * A hop as it is drawn.
 *
 * @param note the number of its note, which it shares with equal hops
 * @param node its node in the picture
 */
public record DrawnHop(TracedHop hop, int note, Node node) {
  /**
   * A node of the picture.
   *
   * @param shared whether paths of several clusters pass it; else its number counts within its own
   *     cluster
   */
  public record Node(boolean shared, int number) {
    @Override
    public String toString() {
      return (shared ? "s" : "o") + number;
    }
  }

  /** Tells whether it is drawn at all. */
  public boolean isDrawn() {
    return hop.status() != HopStatus.NOT_APPLICABLE;
  }
}
