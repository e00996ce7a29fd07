package io.mcmetrics;

import io.mcmetrics.config.Config;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.engine.LintRun;
import io.mcmetrics.engine.LintRun.FleetResult;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.Rules;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TraceResult;
import io.mcmetrics.trace.Tracer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * The entry point of the library: rules and a configuration, with which any number of trees can be
 * linted. Instances are immutable and may be shared between threads; nothing is printed, and
 * nothing outside the given tree is read.
 */
public final class Linter {
  private final List<Rule> rules;
  private final Config config;
  private final LocalDate today;

  private Linter(List<Rule> rules, Config config, LocalDate today) {
    this.rules = List.copyOf(rules);
    this.config = config;
    this.today = today;
  }

  /** Returns a linter with all the rules that are on the class path of this class. */
  public static Linter withAllRules() {
    return with(Rules.discover(Linter.class.getClassLoader()).all());
  }

  /** Returns a linter with just these rules. */
  public static Linter with(List<Rule> rules) {
    return new Linter(rules, Config.DEFAULTS, LocalDate.MIN);
  }

  /** Returns this linter with another configuration. */
  public Linter configured(Config other) {
    return new Linter(rules, other, today);
  }

  /**
   * Returns this linter with another date of today: ignores with an earlier {@code until} have
   * ended. A linter reads no clock; without a date, no ignore has ended.
   */
  public Linter today(LocalDate other) {
    return new Linter(rules, config, other);
  }

  /**
   * Lints all that lies below a directory.
   *
   * @throws UncheckedIOException if the directory cannot be read
   * @throws UsageException if the configuration names a file of metrics that names none
   */
  public LintResult lint(Path root) {
    return lint(SourceTree.read(root, List.of(root), config::leavesOut));
  }

  /**
   * Follows the samples of each sender of a tree to Grafana.
   *
   * @throws UsageException if the configuration names a file of metrics that names none
   */
  public TraceResult trace(SourceTree tree) {
    FleetResult linted = LintRun.lintedWithFleet(tree, rules, config, today);
    Trace trace = Tracer.trace(linted.fleet(), linted.result());
    return new TraceResult(linted.fleet(), trace, linted.result());
  }

  /**
   * Lints a tree.
   *
   * @throws UsageException if the configuration names a file of metrics that names none
   */
  public LintResult lint(SourceTree tree) {
    return LintRun.of(tree, rules, config, today);
  }
}
