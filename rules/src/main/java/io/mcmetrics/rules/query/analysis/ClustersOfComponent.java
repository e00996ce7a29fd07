package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import java.util.ArrayList;
import java.util.List;

/** Tells whose samples a component of Thanos has to do with. */
public final class ClustersOfComponent {
  private ClustersOfComponent() {}

  /** Returns a problem of a component, said to concern all whose samples pass it. */
  @SuppressWarnings("ReferenceEquality") // What is equal may still be there twice.
  public static Problem by(Component component, Problem problem, Fleet fleet) {
    Problem whole =
        problem
            .atMost(component.workload().sight().limit())
            .affecting(component.workload().cluster().name())
            .concerning(component);
    for (SampleDelivery passage : fleet.passages()) {
      if (passed(passage).stream().anyMatch(each -> each == component)) {
        whole = whole.affecting(passage.sender().cluster().name());
      }
    }
    return whole;
  }

  private static List<Component> passed(SampleDelivery passage) {
    List<Component> passed = new ArrayList<>();
    passage.way().receives().stream().map(Receive::component).forEach(passed::add);
    passage.way().keepers().stream().map(Receive::component).forEach(passed::add);
    passage.way().queriers().stream().map(Querier::component).forEach(passed::add);
    return passed;
  }

  /** Returns a problem with places to look at, each of them once. */
  public static Problem seeing(Problem problem, List<? extends Located> places, String note) {
    Problem whole = problem;
    for (Located place : places.stream().map(each -> each.origin()).distinct().limit(3).toList()) {
      whole = whole.see(place, "%s", note);
    }
    return whole;
  }
}
