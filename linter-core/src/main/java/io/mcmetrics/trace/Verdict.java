package io.mcmetrics.trace;

import io.mcmetrics.finding.Stage;
import java.util.List;

/** Tells from the hops of a way whether what is sent reaches Grafana. */
final class Verdict {
  private Verdict() {}

  /**
   * Returns the verdict.
   *
   * @param needed how many metrics are asked for
   * @param arriving how many of them pass
   */
  static Reach of(List<TracedHop> hops, int needed, int arriving) {
    boolean isFiltered = false;
    boolean isOpen = false;
    for (TracedHop hop : hops) {
      boolean isBroken = hop.status() == Status.BROKEN;
      if (isBroken && (hop.stage() != Stage.RELABEL || arriving == 0)) {
        return Reach.NO;
      }
      isFiltered |=
          isBroken
              || (hop.stage() == Stage.RELABEL && !hop.ruleIds().isEmpty() && arriving < needed);
      isOpen |= hop.status() == Status.UNKNOWN;
    }
    if (isFiltered) {
      return Reach.PARTLY;
    }
    return isOpen ? Reach.UNKNOWN : Reach.YES;
  }
}
