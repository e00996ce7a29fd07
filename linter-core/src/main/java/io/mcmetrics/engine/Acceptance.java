package io.mcmetrics.engine;

import io.mcmetrics.finding.Finding;
import io.mcmetrics.source.Origin;

/**
 * One rule's findings, accepted somewhere.
 *
 * @param ruleId the rule
 * @param at where it is said
 * @param scope what is covered
 */
record Acceptance(String ruleId, Origin at, Scope scope) {
  /** Says which findings of its rule an acceptance covers. */
  interface Scope {
    /** Tells whether a finding is covered. */
    boolean covers(Finding finding);
  }

  boolean accepts(Finding finding) {
    return ruleId.equals(finding.ruleId()) && scope.covers(finding);
  }
}
