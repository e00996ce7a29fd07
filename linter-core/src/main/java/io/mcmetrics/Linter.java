package io.mcmetrics;

import io.mcmetrics.config.Config;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.engine.LintRun;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.Rules;
import io.mcmetrics.source.SourceTree;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The front door: rules and a configuration, ready to lint any number of trees. Instances are
 * immutable and may be shared between threads; nothing is printed, and nothing outside the given
 * tree is read.
 */
public final class Linter {
  private final List<Rule> rules;
  private final Config config;

  private Linter(List<Rule> rules, Config config) {
    this.rules = List.copyOf(rules);
    this.config = config;
  }

  /** Returns a linter with all the rules that are on the class path of this class. */
  public static Linter withAllRules() {
    return with(Rules.discover(Linter.class.getClassLoader()).all());
  }

  /** Returns a linter with just these rules. */
  public static Linter with(List<Rule> rules) {
    return new Linter(rules, Config.DEFAULTS);
  }

  /** Returns this linter with another configuration. */
  public Linter configured(Config other) {
    return new Linter(rules, other);
  }

  /**
   * Lints all that lies below a directory.
   *
   * @throws UncheckedIOException if the directory cannot be read
   */
  public LintResult lint(Path root) {
    return lint(SourceTree.read(root, List.of(root), path -> false));
  }

  /** Lints a tree. */
  public LintResult lint(SourceTree tree) {
    List<Rule> running = rules.stream().filter(rule -> !config.off().contains(rule.id())).toList();
    return LintRun.of(tree, running, config);
  }
}
