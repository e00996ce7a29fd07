package io.mcmetrics.report.trace;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.TracedSender;
import java.util.ArrayList;
import java.util.List;

/** A path of samples as it is drawn. */
public record DrawnPath(TracedSender sender, List<DrawnHop> hops) {
  /** The part of a path that decides whether two look the same. */
  record Shape(ReachesGrafana reach, List<Step> steps) {}

  /** The part of a hop that decides whether two look the same. */
  record Step(Stage stage, HopStatus status, List<String> ruleIds, DrawnHop.Node node) {}

  /** Keeps its own list. */
  public DrawnPath {
    hops = List.copyOf(hops);
  }

  Shape shape() {
    List<Step> steps = new ArrayList<>();
    for (DrawnHop drawn : hops) {
      steps.add(
          new Step(drawn.hop().stage(), drawn.hop().status(), drawn.hop().ruleIds(), drawn.node()));
    }
    return new Shape(sender.reachesGrafana(), steps);
  }
}
