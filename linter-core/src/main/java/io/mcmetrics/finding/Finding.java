package io.mcmetrics.finding;

import java.util.Comparator;

/**
 * A problem as reported.
 *
 * @param ruleId the kebab-case name of the rule
 * @param severity the result of the rule's own severity, the weight of the problem and the
 *     configuration
 */
public record Finding(String ruleId, Severity severity, Problem problem)
    implements Comparable<Finding> {
  private static final Comparator<Finding> READING_ORDER =
      Comparator.comparing((Finding finding) -> finding.problem().at().span().file().path())
          .thenComparingInt(finding -> finding.problem().at().span().start())
          .thenComparing(Finding::ruleId)
          .thenComparing(finding -> finding.problem().message());

  @Override
  public int compareTo(Finding other) {
    return READING_ORDER.compare(this, other);
  }
}
