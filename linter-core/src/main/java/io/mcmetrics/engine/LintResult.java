package io.mcmetrics.engine;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.rule.RulePage;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a run found, and how much of the tree it saw.
 *
 * @param findings sorted by path, line, column and rule id
 * @param gaps what could not be read, sorted
 * @param clusters the clusters of the fleet, by name
 * @param rules the pages of all rules that ran and of the linter's own, by id
 * @param counts how much was read
 * @param faults the exceptions behind findings of {@link BuiltInRule#INTERNAL_ERROR}
 * @param withheld the rules and findings that it does not speak of
 */
public record LintResult(
    List<Finding> findings,
    List<Gap> gaps,
    List<Cluster> clusters,
    List<RulePage> rules,
    Counts counts,
    List<RuntimeException> faults,
    Withheld withheld) {
  /** What standard input is called in reports. */
  public static final String STANDARD_INPUT = "stdin";

  /**
   * How much was read.
   *
   * @param files YAML and JSON files found
   * @param understood those of them with content that the linter knows
   * @param documents effective documents
   * @param suppressed findings that an ignore comment or the configuration accepts
   * @param senders what may send samples: each Prometheus, agent or collector
   * @param sending those of them that have a remote write
   * @param subjects all that metrics pass on their way: senders, the programs that receive, store
   *     and query them, data sources and dashboards; without any, what rules object to
   * @param ignored files and directories that {@code .gitignore} files leave out
   */
  public record Counts(
      int files,
      int understood,
      int documents,
      int suppressed,
      int senders,
      int sending,
      int subjects,
      int ignored) {
    /** Counts what all senders send. */
    public Counts(
        int files,
        int understood,
        int documents,
        int suppressed,
        int senders,
        int subjects,
        int ignored) {
      this(files, understood, documents, suppressed, senders, senders, subjects, ignored);
    }
  }

  /** Keeps its own lists. */
  public LintResult {
    findings = List.copyOf(findings);
    gaps = List.copyOf(gaps);
    clusters = List.copyOf(clusters);
    rules = List.copyOf(rules);
    faults = List.copyOf(faults);
  }

  /** Makes the result of a run that withholds nothing. */
  public LintResult(
      List<Finding> findings,
      List<Gap> gaps,
      List<Cluster> clusters,
      List<RulePage> rules,
      Counts counts,
      List<RuntimeException> faults) {
    this(findings, gaps, clusters, rules, counts, faults, Withheld.NOTHING);
  }

  /** Returns this result with some of its findings and gaps; the counts stay. */
  public LintResult keeping(Predicate<Finding> findingsToKeep, Predicate<Gap> gapsToKeep) {
    return new LintResult(
        findings.stream().filter(findingsToKeep).toList(),
        gaps.stream().filter(gapsToKeep).toList(),
        clusters,
        rules,
        counts,
        faults,
        withheld);
  }

  /** Returns the number of findings of a severity. */
  public int count(Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Tells whether there is a finding as bad as this or worse. */
  public boolean hasFindingsAtLeast(Severity severity) {
    return findings.stream().anyMatch(finding -> finding.severity().compareTo(severity) >= 0);
  }

  /**
   * Tells whether no sender was evaluated, though something may be one, and nothing receives
   * samples either: that nothing is wrong then says nothing about any metric.
   */
  public boolean sawNoSender() {
    return counts.senders() == 0
        && gaps.stream().anyMatch(Gap::mayBeSender)
        && clusters.stream().noneMatch(cluster -> cluster.role() == Role.CENTRAL);
  }

  /**
   * Tells whether nothing was seen that metrics pass on their way: no sender, receiver, querier,
   * store, data source or dashboard. That there are no errors then says nothing.
   */
  public boolean sawNothing() {
    return counts.subjects() == 0;
  }
}
