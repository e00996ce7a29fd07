package io.mcmetrics.trace;

import io.mcmetrics.finding.Stage;
import java.util.List;

/** Decides from the hops of a path whether samples reach Grafana. */
final class ReachDecision {
  private ReachDecision() {}

  /**
   * Returns the decision.
   *
   * @param needed how many metrics are needed
   * @param arriving how many of them pass
   */
  static ReachesGrafana of(List<TracedHop> hops, int needed, int arriving) {
    boolean isFiltered = false;
    boolean isOpen = false;
    boolean isShownInPart = false;
    for (TracedHop hop : hops) {
      boolean isBroken = hop.status() == HopStatus.BROKEN;
      if (isBroken && hop.stage() == Stage.DASHBOARD) {
        // The samples are there, and whoever chooses other values sees them.
        isShownInPart = true;
        continue;
      }
      if (isBroken && (hop.stage() != Stage.RELABEL || arriving == 0)) {
        return ReachesGrafana.NO;
      }
      isFiltered |=
          isBroken
              || (hop.stage() == Stage.RELABEL && !hop.ruleIds().isEmpty() && arriving < needed);
      isOpen |= hop.status() == HopStatus.UNKNOWN;
    }
    if (isOpen) {
      return ReachesGrafana.UNKNOWN;
    }
    if (isFiltered || isShownInPart) {
      return ReachesGrafana.PARTLY;
    }
    return hops.stream().anyMatch(TracedHop::isInOrderAsFarAsSeen)
        ? ReachesGrafana.AS_FAR_AS_SEEN
        : ReachesGrafana.YES;
  }
}
