package io.mcmetrics.report.trace;

import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.TracedHop;

/**
 * A hop as it is drawn.
 *
 * @param note the number of what is told about it, which it may share with equal hops
 * @param node what stands for it in the picture: with others if several clusters meet there, and
 *     else a name that means something in its own cluster alone
 */
public record DrawnHop(TracedHop hop, int note, Node node) {
  /**
   * A point where ways meet.
   *
   * @param shared whether ways of several clusters do
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
