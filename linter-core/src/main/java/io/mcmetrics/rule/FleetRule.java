package io.mcmetrics.rule;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import java.util.function.Consumer;

/** A rule that checks what several files say together. */
public non-sealed interface FleetRule extends Rule {
  /** Passes each problem of the fleet to {@code out}. */
  void check(Fleet fleet, Consumer<Problem> out);
}
