package io.mcmetrics.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.report.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FormatTest {
  @Test
  void isFoundByItsName() {
    assertThat(Format.find("sarif")).contains(Format.SARIF);
    assertThat(Format.find("SARIF")).isEmpty();
    assertThat(Format.words()).containsExactly("text", "concise", "json", "sarif");
  }

  @ParameterizedTest
  @EnumSource
  void writesTheSameBytesTwice(Format format) {
    assertThat(Sample.written(format, Sample.everything()))
        .isEqualTo(Sample.written(format, Sample.everything()));
  }

  @ParameterizedTest
  @EnumSource
  void neverShowsASecret(Format format) {
    assertThat(Sample.written(format, Sample.everything()))
        .doesNotContain("hunter2", "s3cr3t", "abcdef");
  }

  @ParameterizedTest
  @EnumSource
  void neverSteersTheTerminal(Format format) {
    assertThat(Sample.written(format, Sample.everything())).doesNotContain("\u001b", "\r");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(Version.current()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
  }
}
