package io.mcmetrics.rule;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import java.util.function.Consumer;

/** A rule that joins what several files say. */
public non-sealed interface FleetRule extends Rule {
  /** Hands each problem of the fleet to {@code out}. */
  void check(Fleet fleet, Consumer<Problem> out);
}
