package io.mcmetrics.chart.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChartVersionTest {
  private static final int ANY = Integer.MAX_VALUE;

  @ParameterizedTest
  @CsvSource({"78.5.0, 77.9.9", "78.5.1, 78.5.0", "v2.0.0, 1.99.0"})
  void newerIsGreater(String newer, String older) {
    assertThat(ChartVersion.find(newer).orElseThrow())
        .isGreaterThan(ChartVersion.find(older).orElseThrow());
  }

  @Test
  void theNewestOfAConstraintIsTaken() {
    assertThat(ChartVersion.newestIn("78.5.0")).contains(new ChartVersion(78, 5, 0));
    assertThat(ChartVersion.newestIn("78.x")).contains(new ChartVersion(78, ANY, ANY));
    assertThat(ChartVersion.newestIn("~78.5.1")).contains(new ChartVersion(78, 5, ANY));
    assertThat(ChartVersion.newestIn("^78.5.1")).contains(new ChartVersion(78, ANY, ANY));
    assertThat(ChartVersion.newestIn(">=70.0.0 <80.0.0")).contains(new ChartVersion(79, ANY, ANY));
    assertThat(ChartVersion.newestIn("1.x || 2.x")).contains(new ChartVersion(2, ANY, ANY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "latest", ">=70.0.0", "${VERSION}"})
  void whatSetsNoLimitHasNoNewest(String constraint) {
    assertThat(ChartVersion.newestIn(constraint)).isEmpty();
  }
}
