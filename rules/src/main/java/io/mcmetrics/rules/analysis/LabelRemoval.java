package io.mcmetrics.rules.analysis;

import io.mcmetrics.fleet.Destination;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.Set;

/** Tells whether write relabelling may remove labels. */
public final class LabelRemoval {
  /** The actions that remove labels, or give them another name. */
  private static final Set<RelabelAction> ACTIONS =
      Set.of(RelabelAction.LABELDROP, RelabelAction.LABELKEEP, RelabelAction.LABELMAP);

  private LabelRemoval() {}

  /** Tells whether a rule of a destination may remove a label or rename it. */
  public static boolean isPossible(Destination destination) {
    return destination.rules().stream().anyMatch(LabelRemoval::mayRemove);
  }

  private static boolean mayRemove(RelabelRule rule) {
    return !rule.knows(Part.ACTION) || ACTIONS.contains(rule.action());
  }
}
