package io.mcmetrics.maven;

import io.mcmetrics.engine.FailOn;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.report.finding.NothingSeen;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * The conditions that make a build fail.
 *
 * @param failOn the severity from which on findings do
 * @param gapsFail whether gaps do
 * @param nothingFails whether having analysed nothing does
 */
record Verdict(FailOn failOn, boolean gapsFail, boolean nothingFails) {

  /**
   * Returns if the build may go on.
   *
   * @throws MojoExecutionException if the linter itself is at fault
   * @throws MojoFailureException if what it looked at is
   */
  void on(LintResult result, Log log) throws MojoExecutionException, MojoFailureException {
    if (!result.faults().isEmpty()) {
      String faults = Summary.number(result.faults().size(), "rule");
      throw new MojoExecutionException(
          faults + " failed by a fault of the linter's own; the report is complete but for it",
          result.faults().get(0));
    }
    if (failOn.isReachedBy(result)) {
      throw new MojoFailureException(
          "mcmetrics found %s, and fails on %s".formatted(Summary.findings(result), failOn.what()));
    }
    if (result.sawNothing()) {
      String nothing = "nothing was analysed: " + NothingSeen.words(result.counts());
      if (nothingFails) {
        throw new MojoFailureException(
            nothing + " (-Dmcmetrics.failIfNothingFound=false lets that pass)");
      }
      log.warn(nothing);
    }
    if (gapsFail && !result.gaps().isEmpty()) {
      throw new MojoFailureException(
          "mcmetrics could not see everything: "
              + Summary.number(result.gaps().size(), "gap")
              + ", and mcmetrics.failOnGaps is set");
    }
  }
}
