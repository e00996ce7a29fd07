package io.mcmetrics.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlagValuesTest {

  @ParameterizedTest
  @CsvSource({
    "duration, 1h30m",
    "duration, 0",
    "go-duration, 1.5h",
    "go-duration, -2h",
    "bytes, 512MB",
    "int, -3",
    "float, 0.9",
    "'enum(debug,info)', info",
    "text, any",
    "'', any"
  })
  void takes(String type, String value) {
    assertThat(FlagValues.objection(type, value, "f")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "duration, 30",
    "duration, 1.5d",
    "go-duration, 15d",
    "go-duration, 30",
    "bytes, 512",
    "int, three",
    "float, half",
    "'enum(debug,info)', warning"
  })
  void refuses(String type, String value) {
    assertThat(FlagValues.objection(type, value, "f")).isPresent();
  }
}
