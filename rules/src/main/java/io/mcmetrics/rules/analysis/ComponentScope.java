package io.mcmetrics.rules.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import java.util.ArrayList;
import java.util.List;

/** Says of a problem of a component of Thanos which clusters it affects. */
public final class ComponentScope {
  private ComponentScope() {}

  /** Returns a problem of a component, which affects all clusters whose samples pass it. */
  @SuppressWarnings("ReferenceEquality") // What is equal may still be there twice.
  public static Problem of(Problem problem, Component component, Fleet fleet) {
    Problem own =
        problem
            .atMost(component.workload().sight().limit())
            .affecting(component.workload().cluster().name())
            .concerning(component);
    return ProblemScope.ofDeliveries(
        own, fleet, delivery -> passed(delivery).stream().anyMatch(each -> each == component));
  }

  private static List<Component> passed(SampleDelivery delivery) {
    List<Component> passed = new ArrayList<>();
    delivery.path().receives().stream().map(Receive::component).forEach(passed::add);
    delivery.path().ingestors().stream().map(Receive::component).forEach(passed::add);
    delivery.path().queriers().stream().map(Querier::component).forEach(passed::add);
    return passed;
  }
}
