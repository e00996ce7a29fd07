package io.mcmetrics.kustomize.transform;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.limit.Budget;
import io.mcmetrics.source.Located;

/** What is said where a build asks for more than a limit allows. */
final class OverLimit {
  private OverLimit() {}

  static Gap gap(Located at, Budget budget) {
    return Gap.at(
        at, budget.limit().words(), "the rest is not built, and what it changes not known");
  }
}
