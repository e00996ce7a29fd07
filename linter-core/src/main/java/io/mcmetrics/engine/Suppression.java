package io.mcmetrics.engine;

import io.mcmetrics.finding.Finding;
import io.mcmetrics.source.Origin;

/**
 * A statement that accepts the findings of one rule.
 *
 * @param ruleId the rule
 * @param at the place of the statement
 * @param scope what is covered
 */
record Suppression(String ruleId, Origin at, Scope scope) {
  /** The findings of its rule that an acceptance covers. */
  interface Scope {
    /** Tells whether a finding is covered. */
    boolean covers(Finding finding);
  }

  boolean accepts(Finding finding) {
    return ruleId.equals(finding.ruleId()) && scope.covers(finding);
  }
}
