package io.mcmetrics.sender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "1Gi, 1073741824",
    "512Mi, 536870912",
    "1.5Ki, 1536",
    "2G, 2000000000",
    "1000k, 1000000",
    "128974848, 128974848",
    "128974848000m, 128974848"
  })
  void areBytes(String text, long bytes) {
    assertThat(Quantity.bytes(text)).contains(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "1 Gi", "1GB", "-1Gi", "Gi", "9999999999999999Ti"})
  void areNotWhatNobodyHas(String text) {
    assertThat(Quantity.bytes(text)).isEmpty();
  }
}
