package io.mcmetrics.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Severity;
import org.junit.jupiter.api.Test;

final class FailOnTest {

  @Test
  void wordsAreReadInWhateverCase() {
    assertThat(FailOn.parse("Warning")).isEqualTo(FailOn.WARNING);
    assertThat(FailOn.parse("NEVER")).isEqualTo(FailOn.NEVER);
  }

  @Test
  void everySeverityIsAThreshold() {
    for (Severity severity : Severity.values()) {
      assertThat(FailOn.parse(severity.word()).word()).isEqualTo(severity.word());
    }
  }

  @Test
  void anotherWordIsTheCallersMistake() {
    assertThatThrownBy(() -> FailOn.parse("fatal"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("`fatal`");
  }

  @Test
  void failsWithWhatIsAsBadOrWorse() {
    assertThat(FailOn.WARNING.failsWith(Results.with(Severity.ERROR))).isTrue();
    assertThat(FailOn.WARNING.failsWith(Results.with(Severity.WARNING))).isTrue();
    assertThat(FailOn.WARNING.failsWith(Results.with(Severity.INFO))).isFalse();
    assertThat(FailOn.NEVER.failsWith(Results.with(Severity.ERROR))).isFalse();
  }
}
