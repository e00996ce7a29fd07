package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.rules.analysis.KnownValues;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Querier;

/** Tells where a Thanos Query stands. */
public final class QuerierPlace {
  private QuerierPlace() {}

  /** Returns where a flag of it would be added: its flags, or what a chart makes them of. */
  public static Located ofFlags(Querier querier) {
    return querier.component().workload().sight().sketch()
        ? querier
        : querier.component().commandLine().origin();
  }

  /** Tells whether a component is known to run in the namespace of a querier. */
  public static boolean isInNamespaceOf(Querier querier, Component component) {
    return KnownValues.areSame(
        component.workload().namespace(), querier.component().workload().namespace());
  }
}
