package io.mcmetrics.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcmetrics.engine.FailOn;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.finding.Severity;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

final class VerdictTest {
  private static final Log LOG = new SystemStreamLog();

  @Test
  void findingsFailTheBuild() {
    LintResult result = Results.with(Severity.ERROR, Severity.ERROR, Severity.INFO);
    assertThatThrownBy(() -> new Verdict(FailOn.INFO, false, true).on(result, LOG))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("mcmetrics found 2 errors, 1 info, and fails on any finding");
  }

  @Test
  void gapsFailTheBuildOnlyIfAskedTo() {
    assertThatCode(() -> new Verdict(FailOn.INFO, false, true).on(Results.withGap(), LOG))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new Verdict(FailOn.NEVER, true, true).on(Results.withGap(), LOG))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("1 gap");
  }

  @Test
  void nothingAnalysedFailsTheBuildUnlessToldNotTo() {
    assertThatThrownBy(() -> new Verdict(FailOn.NEVER, false, true).on(Results.empty(), LOG))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("-Dmcmetrics.failIfNothingFound=false");
    assertThatCode(() -> new Verdict(FailOn.NEVER, false, false).on(Results.empty(), LOG))
        .doesNotThrowAnyException();
  }

  @Test
  void aFaultOfOurOwnIsNoFailureOfTheUsers() {
    IllegalStateException fault = new IllegalStateException("ours");
    assertThatThrownBy(
            () -> new Verdict(FailOn.NEVER, false, true).on(Results.withFault(fault), LOG))
        .isInstanceOf(MojoExecutionException.class)
        .hasCause(fault);
  }
}
