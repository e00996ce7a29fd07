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
    for (SampleDelivery delivery : fleet.passages()) {
      if (passed(delivery).stream().anyMatch(each -> each == component)) {
        whole = whole.affecting(delivery.sender().cluster().name());
      }
    }
    return whole;
  }

  private static List<Component> passed(SampleDelivery delivery) {
    List<Component> passed = new ArrayList<>();
    delivery.way().receives().stream().map(Receive::component).forEach(passed::add);
    delivery.way().keepers().stream().map(Receive::component).forEach(passed::add);
    delivery.way().queriers().stream().map(Querier::component).forEach(passed::add);
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
