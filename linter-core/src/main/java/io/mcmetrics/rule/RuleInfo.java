package io.mcmetrics.rule;

import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The description of a rule; its page in docs/rules, {@code explain} and SARIF are made from it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RuleInfo {
  /** What is wrong: a noun phrase of at most 80 characters, without a full stop. */
  String summary();

  /** What breaks, for whom, and how they would notice. */
  String why();

  /**
   * What one sees at run time: the status code, the words of the log, the metric to look at, and
   * what Grafana shows.
   */
  String symptom() default "";

  /** What to do instead. */
  String remedy();

  /**
   * What makes a finding certain, likely or possible. Certain means: with these files deployed as
   * they are, it is so, whatever is not in the tree.
   */
  String confidence() default "";

  /** The keys of {@code .mcmetrics.yaml} that the rule heeds, beside those that all rules do. */
  Setting[] settings() default {};

  /**
   * Where upstream says so, one fact each: the program and its release, the file or page, and
   * behind a colon what it says.
   */
  String[] sources() default {};

  /** How bad the usual case is. */
  Severity severity();

  /** The stage of a sample's path to Grafana at which it takes effect. */
  Stage stage();

  /** Former names of the rule, which stay accepted: renaming the class renames the rule. */
  String[] formerIds() default {};
}
